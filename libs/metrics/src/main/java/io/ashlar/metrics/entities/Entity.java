package io.ashlar.metrics.entities;

/**
 * A span of tokens with a type.
 *
 * @param first its first token, from 0
 * @param last its last token
 */
public record Entity(String type, int first, int last) {}
