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
 *
 * @param buffers statistics of batch norms, which move with the data
 * @param frozen weights that stay as they are
 */
public record ParameterGroups(List<String> decayed, List<String> undecayed, List<String> buffers, List<String> frozen) {
    private static final Pattern UNDECAYED = Pattern.compile("bias|layernorm|rmsnorm|(^|\\.)norm($|\\.)|_norm($|\\.)");

    private static final String LAYER_NORM = "LayerNorm";

    public ParameterGroups {
        decayed = List.copyOf(decayed);
        undecayed = List.copyOf(undecayed);
        buffers = List.copyOf(buffers);
        frozen = List.copyOf(frozen);
    }

    /** Groups the weights below {@code root} whose paths are {@code trained}. */
    public static ParameterGroups of(Block root, Predicate<String> trained) {
        List<String> decayed = new ArrayList<>();
        List<String> undecayed = new ArrayList<>();
        Set<String> ofLayerNorms = new HashSet<>();
        collect("", root, ofLayerNorms);
        List<String> buffers = new ArrayList<>();
        List<String> frozen = new ArrayList<>();
        root.forEachWeight((path, weight) -> {
            if (weight.init().isBuffer()) {
                buffers.add(path);
            } else if (!weight.isTrained() || !trained.test(path)) {
                frozen.add(path);
            } else {
                boolean spared = ofLayerNorms.contains(path)
                        || UNDECAYED.matcher(path.toLowerCase(Locale.ROOT)).find();
                (spared ? undecayed : decayed).add(path);
            }
        });
        return new ParameterGroups(decayed, undecayed, buffers, frozen);
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

    /** All trained weights, and statistics that move with the data: what a training changes. */
    public List<String> changed() {
        return Stream.concat(all().stream(), buffers.stream()).toList();
    }

    /** What the optimizer leaves as it is. */
    List<String> fixed() {
        return Stream.concat(frozen.stream(), buffers.stream()).toList();
    }
}
