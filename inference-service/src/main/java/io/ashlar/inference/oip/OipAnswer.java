package io.ashlar.inference.oip;

import java.util.List;

/** The answer to an {@link OipRequest}: the wanted tensors, in the order in which they were asked for. */
public record OipAnswer(String model, String version, String id, List<OutputTensor> outputs) {}
