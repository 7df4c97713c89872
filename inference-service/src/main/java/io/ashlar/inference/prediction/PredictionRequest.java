package io.ashlar.inference.prediction;

import io.ashlar.models.TextInput;
import java.util.List;

/** Texts, and the parameters that hold for all of them. */
public record PredictionRequest(List<TextInput> inputs, Parameters parameters) {}
