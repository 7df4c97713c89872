package io.ashlar.inference.prediction;

import java.util.List;

/** Inputs, and the parameters that hold for all of them. */
public record PredictionRequest(List<Input> inputs, Parameters parameters) {}
