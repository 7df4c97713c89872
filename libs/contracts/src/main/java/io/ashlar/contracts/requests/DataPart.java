package io.ashlar.contracts.requests;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A part of a dataset: all of it, or one of the three of the automatic split (80/10/10, seeded, stratified). */
public enum DataPart {
    @JsonProperty("all")
    ALL,
    @JsonProperty("train")
    TRAIN,
    @JsonProperty("validation")
    VALIDATION,
    @JsonProperty("test")
    TEST
}
