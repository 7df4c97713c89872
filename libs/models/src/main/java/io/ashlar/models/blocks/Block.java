package io.ashlar.models.blocks;

import io.ashlar.models.checkpoint.Tensor;
import io.ashlar.models.torchscript.ScriptValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A node of a model: its own weights, the blocks below it, and the TorchScript methods that compute it. A weight's path
 * (names joined by dots) is its key in the checkpoint. Blocks are values: every {@code with} gives a new one.
 *
 * @param kind the class name in the archive's source, before a number is added where two blocks of a kind differ
 * @param methods text of the methods, each a {@code def} at the margin; empty for a mere container
 */
public record Block(
        String kind,
        String methods,
        Map<String, Weight> weights,
        Map<String, Attribute> attributes,
        Map<String, Block> children) {

    /** How a weight that no checkpoint has begins: {@code NORMAL} is N(0, initializer_range) of the configuration. */
    public enum Init {
        NORMAL,
        ZEROS,
        ONES,
        /** Zeros, and never trained: what a batch norm has seen. */
        RUNNING_MEAN,
        /** Ones, and never trained: what a batch norm has seen. */
        RUNNING_VARIANCE;

        /** Whether it is a statistic that moves with the data, not a parameter that an optimizer changes. */
        public boolean isBuffer() {
            return this == RUNNING_MEAN || this == RUNNING_VARIANCE;
        }
    }

    /**
     * A tensor that the checkpoint is expected to have.
     *
     * @param fixed what it is where the checkpoint has none; it is never trained. Absent for ordinary weights
     */
    public record Weight(
            List<Long> shape, Init init, @Nullable Tensor fixed) {
        public Weight {
            shape = List.copyOf(shape);
        }

        /** Whether an optimizer may change it. */
        public boolean isTrained() {
            return fixed == null && !init.isBuffer();
        }

        /** An ordinary weight. */
        public Weight(List<Long> shape, Init init) {
            this(shape, init, null);
        }
    }

    /** State that no checkpoint has; {@code type} is TorchScript's, for example {@code Optional[Tensor]}. */
    public record Attribute(String type, ScriptValue initial) {}

    public Block {
        weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        children = Collections.unmodifiableMap(new LinkedHashMap<>(children));
    }

    /** A block that has only methods. */
    public static Block of(String kind, String methods) {
        return new Block(kind, methods, Map.of(), Map.of(), Map.of());
    }

    /** With one more weight. */
    public Block withWeight(String name, Init init, long... shape) {
        Map<String, Weight> more = new LinkedHashMap<>(weights);
        more.put(name, new Weight(java.util.Arrays.stream(shape).boxed().toList(), init));
        return new Block(kind, methods, more, attributes, children);
    }

    /** With a weight that is known without a checkpoint: a table of sinusoids, a buffer. */
    public Block withFixed(String name, Tensor fixed) {
        Map<String, Weight> more = new LinkedHashMap<>(weights);
        more.put(name, new Weight(fixed.shape(), Init.ZEROS, fixed));
        return new Block(kind, methods, more, attributes, children);
    }

    /** With one more attribute. */
    public Block withAttribute(String name, String type, ScriptValue initial) {
        Map<String, Attribute> more = new LinkedHashMap<>(attributes);
        more.put(name, new Attribute(type, initial));
        return new Block(kind, methods, weights, more, children);
    }

    /** With more methods: what a training archive adds to the model's root. */
    public Block withMethods(String more) {
        return new Block(kind, methods + "\n" + more, weights, attributes, children);
    }

    /** With {@code child} at a path below this one; containers on the way are made where there are none. */
    public Block with(String path, Block child) {
        int dot = path.indexOf('.');
        String name = dot < 0 ? path : path.substring(0, dot);
        Map<String, Block> more = new LinkedHashMap<>(children);
        if (dot < 0) {
            more.put(name, child);
        } else {
            Block container = children.getOrDefault(name, of("Group", ""));
            more.put(name, container.with(path.substring(dot + 1), child));
        }
        return new Block(kind, methods, weights, attributes, more);
    }

    /** Visits every weight of the tree with its path, in the order of declaration. */
    public void forEachWeight(BiConsumer<String, Weight> visitor) {
        visit("", visitor);
    }

    private void visit(String prefix, BiConsumer<String, Weight> visitor) {
        weights.forEach((name, weight) -> visitor.accept(prefix + name, weight));
        children.forEach((name, child) -> child.visit(prefix + name + ".", visitor));
    }
}
