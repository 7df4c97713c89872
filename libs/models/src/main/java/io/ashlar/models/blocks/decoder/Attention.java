package io.ashlar.models.blocks.decoder;

import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.LinearShape;
import io.ashlar.models.blocks.Script;
import org.jspecify.annotations.Nullable;

/**
 * Causal attention of a layer, packed or with caches.
 *
 * @param turning how queries and keys are turned by position; none where positions are learned, tilted or absent
 * @param norm what queries and keys go through before; none in most families
 */
public record Attention(
        Projection projection,
        Out out,
        Heads heads,
        Scores scores,
        @Nullable Turning turning,
        @Nullable HeadNorm norm) {
    public Attention withProjection(Projection by) {
        return new Attention(by, out, heads, scores, turning, norm);
    }

    public Attention withOut(Out by) {
        return new Attention(projection, by, heads, scores, turning, norm);
    }

    public Attention withScores(Scores by) {
        return new Attention(projection, out, heads, by, turning, norm);
    }

    /** Turned by another of the model's rotaries. */
    public Attention withTurning(int rotary) {
        return new Attention(projection, out, heads, scores, new Turning(rotary, false), norm);
    }

    /** Without knowledge of positions. */
    public Attention withoutTurning() {
        return new Attention(projection, out, heads, scores, null, norm);
    }

    public Attention withNorm(HeadNorm by) {
        return new Attention(projection, out, heads, scores, turning, by);
    }

    /** The product after attention. */
    public record Out(String path, boolean bias, boolean transposed, double dropout) {}

    /**
     * What happens to scores.
     *
     * @param scale what they are multiplied with
     * @param cap what they are bent to stay below; 0 leaves them
     * @param window how many tokens, itself included, one looks back at; 0 for all
     */
    public record Scores(double scale, double cap, long window, Tilt tilt, double dropout) {
        /** The usual: one over the root of the head's size. */
        public static Scores usual(Heads heads, double dropout) {
            return new Scores(Math.pow(heads.size(), -0.5), 0, 0, Tilt.NONE, dropout);
        }

        public Scores withScale(double by) {
            return new Scores(by, cap, window, tilt, dropout);
        }

        public Scores withCap(double at) {
            return new Scores(scale, at, window, tilt, dropout);
        }

        public Scores withWindow(long tokens) {
            return new Scores(scale, cap, tokens, tilt, dropout);
        }

        public Scores withTilt(Tilt by) {
            return new Scores(scale, cap, window, by, dropout);
        }
    }

    /**
     * Rotary positions.
     *
     * @param rotary which of the model's rotaries, from 0
     * @param pairs whether neighbours are turned together (GPT-J), rather than halves
     */
    public record Turning(int rotary, boolean pairs) {
        String applied(String x) {
            return "__torch__.ashlar." + (pairs ? "turned_pairs" : "turned") + "(" + x + ", turns, " + 2 * rotary + ")";
        }
    }

    /** A norm of queries and one of keys, under these paths. */
    public record HeadNorm(String query, String key, Norm norm, Over over) {
        public enum Over {
            /** One norm that all heads share. */
            HEAD,
            /** A norm for each head. */
            EACH_HEAD,
            /** One norm over all heads together. */
            WIDTH
        }
    }

    String methods(Blocks blocks) {
        Script script = Script.resource("decoder/attention")
                .set("query", query("q", heads.count(), norm == null ? "" : norm.query()))
                .set("key", query("k", heads.shared(), norm == null ? "" : norm.key()))
                .set("attention_dropout", scores.dropout())
                .set("window", scores.window())
                .set("scale", scores.scale())
                .set("cap", scores.cap())
                .set("slopes", scores.tilt().expression())
                .set("coarse", scores.tilt().coarse());
        return projection.methods(blocks, heads) + script.text();
    }

    private String query(String x, long count, String path) {
        String normed = x;
        if (norm != null) {
            normed = norm.over() == HeadNorm.Over.WIDTH
                    ? "torch.reshape(self." + path + ".forward(torch.reshape(" + x + ", [-1, " + count * heads.size()
                            + "])), [-1, " + count + ", " + heads.size() + "])"
                    : "self." + path + ".forward(" + x + ")";
        }
        return turning == null ? normed : turning.applied(normed);
    }

    Block on(Block layer, Blocks blocks, long width) {
        LinearShape product = LinearShape.of(heads.count() * heads.size(), width)
                .withBias(out.bias())
                .withTransposed(out.transposed())
                .withDropout(out.dropout());
        Block with = projection.on(layer, blocks, width, heads).with(out.path(), blocks.linear(product));
        return norm == null
                ? with
                : with.with(norm.query(), headNorm(blocks, norm, heads.count()))
                        .with(norm.key(), headNorm(blocks, norm, heads.shared()));
    }

    private Block headNorm(Blocks blocks, HeadNorm of, long count) {
        switch (of.over()) {
            case EACH_HEAD:
                return of.norm().perHead(blocks, count, heads.size());
            case WIDTH:
                return of.norm().block(blocks, count * heads.size());
            default:
                return of.norm().block(blocks, heads.size());
        }
    }
}
