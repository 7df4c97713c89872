package io.ashlar.models.blocks.encoderdecoder;

import org.jspecify.annotations.Nullable;

/**
 * Paths below a layer.
 *
 * @param cross attention over the source; absent in encoders
 */
public record LayerNames(Attention self, @Nullable Attention cross, Feed feed) {
    public record Attention(String query, String key, String value, String out, String norm) {}

    /**
     * The feed-forward part.
     *
     * @param gate what is multiplied with {@code up} where it is gated; absent where it is plain
     */
    public record Feed(String up, @Nullable String gate, String down, String norm) {}
}
