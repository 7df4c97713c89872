package io.ashlar.inference.prediction;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A token in the place of a mask.
 *
 * @param token its number
 * @param tokenStr its text
 * @param sequence the text with it
 */
public record MaskFilling(
        double score, long token, @JsonProperty("token_str") String tokenStr, String sequence) {}
