package io.ashlar.models.families;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.blocks.Block;
import io.ashlar.models.checkpoint.Checkpoint;
import io.ashlar.models.checkpoint.Tensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Fits a checkpoint to an architecture: every weight of the architecture is found under one of the keys that its family
 * knows, and every key of the checkpoint is either used or known to be rightly unused. What does not fit is named.
 */
public final class WeightFitting {
    private static final int NAMED = 20;

    private final Architecture architecture;
    private final Checkpoint checkpoint;
    private final Set<String> used = new HashSet<>();
    private final Map<String, Tensor> fitted = new LinkedHashMap<>();
    private final List<String> missing = new ArrayList<>();
    private final List<String> newWeights = new ArrayList<>();

    private WeightFitting(Architecture architecture, Checkpoint checkpoint) {
        this.architecture = architecture;
        this.checkpoint = checkpoint;
    }

    /** What happens to the weights of a head. */
    public enum Heads {
        /** Taken from the checkpoint; drawn only where it has none of them. */
        AS_SAVED,
        /** Taken from the checkpoint where shapes agree; drawn where it has none, or has them for other labels. */
        NEW_WHERE_LABELS_DIFFER
    }

    /** The weights of the architecture; {@code seed} is what new heads are drawn from. */
    public static FittedWeights fit(Architecture architecture, Checkpoint checkpoint, Heads heads, long seed) {
        return new WeightFitting(architecture, checkpoint).run(heads, seed);
    }

    private FittedWeights run(Heads heads, long seed) {
        Set<String> newHeads = architecture.keys().heads().stream()
                .filter(head -> isNew(head, heads))
                .collect(Collectors.toSet());
        architecture.root().forEachWeight((path, weight) -> {
            Optional<String> key = key(path);
            if (newHeads.stream().anyMatch(head -> isBelow(path, head))) {
                key.ifPresent(used::add);
                newWeights.add(path);
                fitted.put(path, new DrawnTensor(path, weight, architecture.initializerRange(), seed));
            } else if (key.isEmpty() && weight.fixed() != null) {
                fitted.put(path, weight.fixed());
            } else if (key.isEmpty()) {
                missing.add(path);
            } else {
                used.add(key.get());
                fitted.put(path, sound(key.get(), path, weight));
            }
        });
        checkNothingMissing();
        checkNothingUnexpected();
        return new FittedWeights(fitted, newWeights);
    }

    /** A head is new as a whole: half a head would be a broken checkpoint. */
    private boolean isNew(String head, Heads heads) {
        List<Map.Entry<String, Block.Weight>> weights = new ArrayList<>();
        architecture.root().forEachWeight((path, weight) -> {
            if (isBelow(path, head)) {
                weights.add(Map.entry(path, weight));
            }
        });
        if (weights.stream().allMatch(weight -> key(weight.getKey()).isEmpty())) {
            return true;
        }
        return heads == Heads.NEW_WHERE_LABELS_DIFFER
                && weights.stream()
                        .anyMatch(weight -> key(weight.getKey())
                                .flatMap(checkpoint::find)
                                .filter(tensor ->
                                        !tensor.shape().equals(weight.getValue().shape()))
                                .isPresent());
    }

    private static boolean isBelow(String path, String head) {
        return path.startsWith(head + ".");
    }

    private Optional<String> key(String path) {
        Stream<String> names =
                Stream.concat(Stream.of(path), architecture.keys().aliases().getOrDefault(path, List.of()).stream());
        return names.flatMap(this::spellings)
                .filter(name -> checkpoint.names().contains(name))
                .findFirst();
    }

    /** A key as it is, without the encoder's prefix, and both with the names that TensorFlow gave to norms. */
    private Stream<String> spellings(String key) {
        String prefix = architecture.keys().prefix();
        Stream<String> bare = key.startsWith(prefix) ? Stream.of(key, key.substring(prefix.length())) : Stream.of(key);
        return bare.flatMap(name -> Stream.of(
                name,
                name.replaceFirst("LayerNorm\\.weight$", "LayerNorm.gamma")
                        .replaceFirst("LayerNorm\\.bias$", "LayerNorm.beta")));
    }

    private Tensor sound(String key, String path, Block.Weight weight) {
        Tensor tensor = checkpoint.find(key).orElseThrow();
        if (!tensor.shape().equals(weight.shape())) {
            throw new ProblemException(
                    ProblemCode.MODEL_FILE_MALFORMED,
                    "The checkpoint's '" + key + "' has shape " + tensor.shape() + ", but config.json makes '" + path
                            + "' " + weight.shape() + ". The two do not belong together.");
        }
        if (!tensor.dtype().isFloating()) {
            throw new ProblemException(
                    ProblemCode.MODEL_FILE_MALFORMED,
                    "The checkpoint's '" + key + "' holds " + tensor.dtype()
                            + ". Ashlar loads weights in F64, F32, F16 or BF16.");
        }
        return tensor;
    }

    private void checkNothingMissing() {
        if (!missing.isEmpty()) {
            throw new ProblemException(
                    ProblemCode.MODEL_WEIGHT_MISSING,
                    "The checkpoint lacks " + missing.size() + " weights of '" + architecture.family() + "': "
                            + named(missing) + ". Is the download complete, and config.json the right one?");
        }
    }

    private void checkNothingUnexpected() {
        List<String> unexpected = checkpoint.names().stream()
                .filter(name -> !used.contains(name))
                .filter(name -> architecture.keys().unused().stream()
                        .noneMatch(pattern -> pattern.matcher(name).matches()))
                .filter(name -> !isTied(name))
                .sorted()
                .toList();
        if (!unexpected.isEmpty()) {
            throw new ProblemException(
                    ProblemCode.MODEL_WEIGHT_UNEXPECTED,
                    "The checkpoint has " + unexpected.size() + " weights that '" + architecture.family()
                            + "' does not know: " + named(unexpected) + ". Is config.json the right one?");
        }
    }

    /** A second spelling of a weight that was found under another key. */
    private boolean isTied(String name) {
        return fitted.keySet().stream()
                .anyMatch(path -> Stream.concat(
                                Stream.of(path), architecture.keys().aliases().getOrDefault(path, List.of()).stream())
                        .flatMap(this::spellings)
                        .anyMatch(name::equals));
    }

    private static String named(List<String> names) {
        String first = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        return names.size() > NAMED ? first + ", and " + (names.size() - NAMED) + " more" : first;
    }
}
