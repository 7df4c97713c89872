package io.ashlar.models.blocks.decoder;

import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Blocks;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * In which order a layer norms, attends, feeds forward and adds. Each record's fields are the paths of its norms. In
 * the scripts {@code x} is what came in, {@code h} what attention was given, {@code c} what it found.
 */
public sealed interface Arrangement {
    /**
     * Norm before each part, added to what came in (GPT-2, Llama).
     *
     * @param multiplier what each part is multiplied with before it is added; 1 in most families
     * @param fromNormed whether the normed input is what parts are added to (some BLOOM checkpoints)
     */
    record Before(String attention, String feed, double multiplier, boolean fromNormed) implements Arrangement {
        /** The usual. */
        public static Before of(String attention, String feed) {
            return new Before(attention, feed, 1, false);
        }
    }

    /** Norm after each sum (the smallest OPT). */
    record AfterSum(String attention, String feed) implements Arrangement {}

    /** Norm after each part, before it is added (OLMo 2). */
    record AfterPart(String attention, String feed) implements Arrangement {}

    /** Norm before and after each part (Gemma 2). */
    record Around(String attention, String attentionAfter, String feed, String feedAfter) implements Arrangement {}

    /** Both parts from one normed input, added together (GPT-J, Phi). */
    record Together(String norm) implements Arrangement {}

    /** Both parts at once, each from a norm of its own (GPT-NeoX). */
    record SideBySide(String attention, String feed) implements Arrangement {}

    /** The expression of what attention is given. */
    default String before() {
        String first = paths().entrySet().iterator().next().getKey();
        return this instanceof AfterSum || this instanceof AfterPart ? "x" : "self." + first + ".forward(x)";
    }

    /** The body of {@code after(x, h, c)}; {@code out} is the path of the product after attention. */
    default String after(String out) {
        String add = "  x = self." + out + ".add(c, x)\n";
        if (this instanceof Before it) {
            return before(it, out);
        }
        if (this instanceof AfterSum it) {
            return add + "  x = self." + it.attention() + ".forward(x)\n  return self." + it.feed()
                    + ".forward(self.feed(x, x))\n";
        }
        if (this instanceof AfterPart it) {
            return "  x = torch.add(x, self." + it.attention() + ".forward(self." + out
                    + ".forward(c)))\n  return torch.add(x, self." + it.feed() + ".forward(self.fed(x)))\n";
        }
        if (this instanceof Around it) {
            return "  x = torch.add(x, self." + it.attentionAfter() + ".forward(self." + out
                    + ".forward(c)))\n  h = self." + it.feed() + ".forward(x)\n  return torch.add(x, self."
                    + it.feedAfter() + ".forward(self.fed(h)))\n";
        }
        if (this instanceof Together) {
            return "  return self.feed(h, self." + out + ".add(c, x))\n";
        }
        SideBySide it = (SideBySide) this;
        return "  h = self." + it.feed() + ".forward(x)\n  return self.feed(h, self." + out + ".add(c, x))\n";
    }

    private static String before(Before it, String out) {
        if (it.multiplier() != 1) {
            return "  x = torch.add(x, torch.mul(self." + out + ".forward(c), " + it.multiplier() + "))\n  h = self."
                    + it.feed() + ".forward(x)\n  return torch.add(x, torch.mul(self.fed(h), " + it.multiplier()
                    + "))\n";
        }
        String from = it.fromNormed() ? "h" : "x";
        return "  x = self." + out + ".add(c, " + from + ")\n  h = self." + it.feed()
                + ".forward(x)\n  return self.feed(h, " + from + ")\n";
    }

    /** Paths of the norms, in order. */
    private Map<String, Boolean> paths() {
        Map<String, Boolean> paths = new LinkedHashMap<>();
        if (this instanceof Before it) {
            paths.put(it.attention(), true);
            paths.put(it.feed(), true);
        } else if (this instanceof AfterSum it) {
            paths.put(it.attention(), true);
            paths.put(it.feed(), true);
        } else if (this instanceof AfterPart it) {
            paths.put(it.attention(), true);
            paths.put(it.feed(), true);
        } else if (this instanceof Around it) {
            paths.put(it.attention(), true);
            paths.put(it.attentionAfter(), true);
            paths.put(it.feed(), true);
            paths.put(it.feedAfter(), true);
        } else if (this instanceof Together it) {
            paths.put(it.norm(), true);
        } else if (this instanceof SideBySide it) {
            paths.put(it.attention(), true);
            paths.put(it.feed(), true);
        }
        return paths;
    }

    /** {@code layer} with its norms. */
    default Block on(Block layer, Blocks blocks, Norm norm, long width) {
        Block with = layer;
        for (String path : paths().keySet()) {
            with = with.with(path, norm.block(blocks, width));
        }
        return with;
    }
}
