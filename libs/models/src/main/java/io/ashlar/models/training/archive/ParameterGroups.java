package io.ashlar.models.training.archive;

import io.ashlar.models.blocks.Block;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The trained weights of a model in the order in which its archive lists them: first those that weight decay shrinks,
 * then biases and norms, which it leaves alone (the rule of transformers' Trainer).
 */
public record ParameterGroups(List<String> decayed, List<String> undecayed) {
    private static final Pattern UNDECAYED = Pattern.compile("bias|layernorm|rmsnorm|(^|\\.)norm($|\\.)|_norm($|\\.)");

    private static final String LAYER_NORM = "LayerNorm";

    public ParameterGroups {
        decayed = List.copyOf(decayed);
        undecayed = List.copyOf(undecayed);
    }

    /** Groups the weights below {@code root} whose paths are {@code trained}. */
    public static ParameterGroups of(Block root, Predicate<String> trained) {
        List<String> decayed = new ArrayList<>();
        List<String> undecayed = new ArrayList<>();
        Set<String> ofLayerNorms = new HashSet<>();
        collect("", root, ofLayerNorms);
        root.forEachWeight((path, weight) -> {
            if (weight.isTrained() && trained.test(path)) {
                boolean spared = ofLayerNorms.contains(path)
                        || UNDECAYED.matcher(path.toLowerCase(Locale.ROOT)).find();
                (spared ? undecayed : decayed).add(path);
            }
        });
        return new ParameterGroups(decayed, undecayed);
    }

    /** Layer norms are known by what they are, because some families call them {@code ln_1}. */
    private static void collect(String prefix, Block block, Set<String> paths) {
        if (block.kind().startsWith(LAYER_NORM)) {
            block.weights().keySet().forEach(name -> paths.add(prefix + name));
        }
        block.children().forEach((name, child) -> collect(prefix + name + ".", child, paths));
    }

    /** All trained weights in order. */
    public List<String> all() {
        return Stream.concat(decayed.stream(), undecayed.stream()).toList();
    }
}
