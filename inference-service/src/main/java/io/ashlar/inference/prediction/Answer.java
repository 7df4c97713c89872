package io.ashlar.inference.prediction;

import io.ashlar.models.tasks.LabelScore;
import java.util.List;

/** The answer to a {@link PredictionRequest}: one result for each input, in their order. */
public sealed interface Answer {
    /** Each result as the Hub's JSON has it. */
    List<?> results();

    /** For each text its labels, best first. */
    record Classifications(List<List<LabelScore>> results) implements Answer {}

    /** For each text and each mask in it the fillings, best first. */
    record Fillings(List<List<List<MaskFilling>>> masks) implements Answer {
        /** A text with one mask has a list of fillings, a text with more a list of such lists. */
        @Override
        public List<?> results() {
            return masks.stream()
                    .map(text -> text.size() == 1 ? text.get(0) : text)
                    .toList();
        }
    }
}
