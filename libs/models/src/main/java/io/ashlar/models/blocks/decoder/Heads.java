package io.ashlar.models.blocks.decoder;

/**
 * How attention is divided.
 *
 * @param count heads of queries
 * @param shared heads of keys and values, each for a group of query heads: {@code count} for plain attention, 1 for
 *     multi-query
 * @param size numbers a head
 */
public record Heads(long count, long shared, long size) {}
