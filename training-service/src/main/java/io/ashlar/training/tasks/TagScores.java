package io.ashlar.training.tasks;

import io.ashlar.metrics.entities.EntityCounts;
import io.ashlar.metrics.entities.PlainTags;
import io.ashlar.metrics.entities.TagAccuracy;
import io.ashlar.metrics.entities.TaggedRows;
import io.ashlar.models.training.data.TextRow;
import io.ashlar.models.training.objectives.TokenClassificationObjective;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Entities, as seqeval's default mode has them, over the words that the model read; a word's first piece says its tag.
 * Beside {@code f1_micro} and so on stand the plain names that seqeval's users know.
 */
final class TagScores {
    private TagScores() {}

    /** {@code answers} has the logits of each labelled token of each row. */
    static Map<String, Double> of(List<String> labels, List<TextRow> rows, List<float[][]> answers) {
        List<List<String>> right = new ArrayList<>();
        List<List<String>> predicted = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            TextRow text = rows.get(row);
            int[] tokens = TokenClassificationObjective.labelled(text);
            List<String> rightTags = new ArrayList<>();
            List<String> predictedTags = new ArrayList<>();
            int before = -1;
            for (int i = 0; i < tokens.length; i++) {
                int word = text.encoding().word(tokens[i]);
                if (word != before) {
                    rightTags.add(labels.get((int) text.target()[tokens[i]]));
                    predictedTags.add(labels.get(best(answers.get(row)[i])));
                }
                before = word;
            }
            right.add(PlainTags.prefixed(rightTags));
            predicted.add(PlainTags.prefixed(predictedTags));
        }
        TaggedRows tagged = new TaggedRows(right, predicted);
        Map<String, Double> metrics =
                new LinkedHashMap<>(EntityCounts.lenient(tagged).scores().metrics());
        for (String name : List.of("precision", "recall", "f1")) {
            metrics.put(name, metrics.getOrDefault(name + "_micro", Double.NaN));
        }
        metrics.put("accuracy", TagAccuracy.of(tagged));
        return metrics;
    }

    private static int best(float[] logits) {
        int best = 0;
        for (int i = 1; i < logits.length; i++) {
            best = logits[i] > logits[best] ? i : best;
        }
        return best;
    }
}
