package io.ashlar.inference.oip;

/** The datatypes that Ashlar's tensors have, under the protocol's names. */
public enum Datatype {
    BYTES,
    FP32,
    INT64
}
