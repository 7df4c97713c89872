package io.ashlar.models.blocks;

/**
 * What lets tokens of a sequence see each other, as a block with {@code attended} (and {@code pack} where products are
 * packed) at a path below its layer.
 */
public record Attention(String path, Block block) {}
