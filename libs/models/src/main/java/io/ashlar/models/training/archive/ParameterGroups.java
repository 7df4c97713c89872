package io.ashlar.models.training.archive;

import io.ashlar.models.blocks.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The trained weights of a model in the order in which its archive lists them: first those that weight decay shrinks,
 * then biases and norms, which it leaves alone (the rule of transformers' Trainer).
 */
public record ParameterGroups(List<String> decayed, List<String> undecayed) {
    private static final Pattern UNDECAYED = Pattern.compile("bias|layernorm|rmsnorm|(^|\\.)norm($|\\.)|_norm($|\\.)");

    public ParameterGroups {
        decayed = List.copyOf(decayed);
        undecayed = List.copyOf(undecayed);
    }

    /** Groups the weights below {@code root} whose paths are {@code trained}. */
    public static ParameterGroups of(Block root, Predicate<String> trained) {
        List<String> decayed = new ArrayList<>();
        List<String> undecayed = new ArrayList<>();
        root.forEachWeight((path, weight) -> {
            if (!weight.init().isBuffer() && trained.test(path)) {
                (isDecayed(path) ? decayed : undecayed).add(path);
            }
        });
        return new ParameterGroups(decayed, undecayed);
    }

    private static boolean isDecayed(String path) {
        return !UNDECAYED.matcher(path.toLowerCase(Locale.ROOT)).find();
    }

    /** All trained weights in order. */
    public List<String> all() {
        return Stream.concat(decayed.stream(), undecayed.stream()).toList();
    }
}
