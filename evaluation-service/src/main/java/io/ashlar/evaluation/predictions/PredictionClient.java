package io.ashlar.evaluation.predictions;

import io.ashlar.datasets.columns.LabeledText;
import java.util.List;

/** Where predictions come from. */
public interface PredictionClient {
    /**
     * The scores of every label for each text, in the texts' order; blocks until all are there. Labels are in the order
     * that is given; a label that the endpoint does not know is the caller's error.
     */
    List<Prediction> classify(String endpoint, List<String> labels, List<LabeledText> texts);
}
