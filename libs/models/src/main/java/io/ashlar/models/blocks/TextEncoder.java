package io.ashlar.models.blocks;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Embeddings, layers one after another, and what stands around them: a block with {@code forward} (all tokens) and
 * {@code selected} (the last layer only at the rows given). Each {@code with} gives a new one.
 *
 * @param body the block with its parts at their paths
 * @param layers paths in the order in which they are called; a path may come again
 * @param packed paths of parts beside layers whose products are packed
 * @param steps what else is computed
 */
public record TextEncoder(Block body, List<String> layers, List<String> packed, Steps steps) {
    private static final String GROUPS = "(x, starts, lengths, counts, shared";

    /**
     * Lines of the script.
     *
     * @param shared the method that makes what all layers share
     * @param padding what is done with the embeddings of padding
     * @param before between embeddings and layers
     * @param first after the first layer; it may use {@code embedded}
     * @param after the layers
     * @param prepare before weights are packed
     */
    record Steps(String shared, String padding, String before, String first, String after, String prepare) {}

    public TextEncoder {
        layers = List.copyOf(layers);
        packed = List.copyOf(packed);
    }

    /** With nothing but embeddings yet. */
    public static TextEncoder of(Block embeddings) {
        Steps steps = new Steps(Script.resource("shared_none").text(), "", "", "", "", "");
        return new TextEncoder(
                Block.of("TextEncoder", "").with("embeddings", embeddings), List.of(), List.of("embeddings"), steps);
    }

    /** With one more layer, at a path of its own or, called again, at one that is there. */
    public TextEncoder withLayer(String path, Block layer) {
        Block more = layers.contains(path) ? body : body.with(path, layer);
        return new TextEncoder(
                more, Stream.concat(layers.stream(), Stream.of(path)).toList(), packed, steps);
    }

    /** With {@code count} layers alike, numbered from 0 below the path. */
    public TextEncoder withLayers(String path, int count, Block layer) {
        TextEncoder encoder = this;
        for (int i = 0; i < count; i++) {
            encoder = encoder.withLayer(path + "." + i, layer);
        }
        return encoder;
    }

    /** With a part that methods use. */
    public TextEncoder with(String path, Block part) {
        return new TextEncoder(body.with(path, part), layers, packed, steps);
    }

    /** With a product between embeddings and layers. */
    public TextEncoder withProjection(String path, Block linear) {
        List<String> more = Stream.concat(packed.stream(), Stream.of(path)).toList();
        String line = "  x = " + Script.expression(path) + ".forward(x)\n";
        return new TextEncoder(
                body.with(path, linear),
                layers,
                more,
                new Steps(
                        steps.shared(),
                        steps.padding(),
                        steps.before() + line,
                        steps.first(),
                        steps.after(),
                        steps.prepare()));
    }

    /** With zeros for embeddings of padding: matters only where padding is computed at all. */
    public TextEncoder withBlankPadding() {
        String line = "  x = __torch__.ashlar.unpadded(x, lengths, counts)\n";
        return new TextEncoder(
                body,
                layers,
                packed,
                new Steps(steps.shared(), line, steps.before(), steps.first(), steps.after(), steps.prepare()));
    }

    /** With a norm after the layers. */
    public TextEncoder withNorm(String path, Block norm) {
        String line = "  x = " + Script.expression(path) + ".forward(x)\n";
        return new TextEncoder(
                body.with(path, norm),
                layers,
                packed,
                new Steps(
                        steps.shared(),
                        steps.padding(),
                        steps.before(),
                        steps.first(),
                        steps.after() + line,
                        steps.prepare()));
    }

    /** With a part after the first layer, which sees the embeddings too. */
    TextEncoder withAfterFirst(String path, Block part) {
        String line = "  x = " + Script.expression(path) + ".forward(embedded, x, starts, lengths, counts)\n";
        return new TextEncoder(
                body.with(path, part),
                layers,
                packed,
                new Steps(steps.shared(), steps.padding(), steps.before(), line, steps.after(), steps.prepare()));
    }

    /** With the method {@code shared(positions, lengths)} that makes what all layers share. */
    public TextEncoder withShared(String methods) {
        return new TextEncoder(
                body,
                layers,
                packed,
                new Steps(methods, steps.padding(), steps.before(), steps.first(), steps.after(), steps.prepare()));
    }

    /** With a call on each layer before its weights are packed: {@code $layer} stands for the layer. */
    TextEncoder withPreparation(String call) {
        StringBuilder lines = new StringBuilder();
        for (String layer : new LinkedHashSet<>(layers)) {
            lines.append("  n = n + ")
                    .append(call.replace("$layer", Script.expression(layer)))
                    .append("\n");
        }
        return new TextEncoder(
                body,
                layers,
                packed,
                new Steps(
                        steps.shared(),
                        steps.padding(),
                        steps.before(),
                        steps.first(),
                        steps.after(),
                        lines.toString()));
    }

    /** The block. */
    Block block(LinearForm form) {
        Script script = Script.resource("text_encoder")
                .set("unpadded", steps.padding())
                .set("before", steps.before())
                .set("all", calls(false))
                .set("selected", calls(true))
                .set("after", steps.after());
        String methods = script.text() + steps.shared() + (form == LinearForm.PACKED ? packMethod() : "");
        return new Block(body.kind(), methods, body.weights(), body.attributes(), body.children());
    }

    private String calls(boolean selected) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < layers.size(); i++) {
            boolean between = i == 0 && !steps.first().isEmpty();
            boolean last = selected && i == layers.size() - 1;
            lines.append("  x = ").append(Script.expression(layers.get(i)));
            lines.append(last && !between ? ".selected" + GROUPS + ", rows)\n" : ".forward" + GROUPS + ")\n");
            lines.append(between ? steps.first() : "");
            lines.append(last && between ? "  x = torch.index_select(x, 0, rows)\n" : "");
        }
        return lines.toString();
    }

    private String packMethod() {
        StringBuilder lines = new StringBuilder("def pack(self) -> int:\n  n = 0\n").append(steps.prepare());
        Set<String> paths = new LinkedHashSet<>(packed);
        paths.addAll(layers);
        for (String path : new ArrayList<>(paths)) {
            lines.append("  n = n + ").append(Script.expression(path)).append(".pack()\n");
        }
        return lines.append("  return n\n").toString();
    }
}
