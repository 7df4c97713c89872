package io.ashlar.models.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.models.running.TextRunner;
import io.ashlar.models.tasks.AggregationStrategy;
import io.ashlar.models.tasks.Entity;
import io.ashlar.models.tasks.TokenClassification;
import io.ashlar.models.tokenizers.Encoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Entities of texts by every strategy, or the labels of texts that came as words. */
record TokenClassificationCase(TextRunner runner) implements EncoderCase {
    @Override
    public List<Encoding> encodings(GoldenCase golden) {
        if (golden.parameters().has("stride")) {
            return task().windows(golden.inputs().path(0).asText(), parameters(golden, AggregationStrategy.SIMPLE));
        }
        if (!golden.inputs().path(0).isArray()) {
            return EncoderCases.encodings(runner, golden);
        }
        List<Encoding> encodings = new ArrayList<>();
        golden.inputs().forEach(words -> encodings.add(runner.tokenizer().encodeWords(texts(words))));
        return encodings;
    }

    @Override
    public double difference(GoldenCase golden, List<float[][]> logits) {
        return EncoderCases.difference(golden, logits);
    }

    @Override
    public String answers(GoldenCase golden, List<Encoding> encodings, List<float[][]> logits) {
        if (golden.inputs().path(0).isArray()) {
            return words(task(), golden, encodings, logits);
        }
        for (AggregationStrategy strategy : AggregationStrategy.values()) {
            JsonNode expected = golden.expected().path(strategy.wireName());
            for (int i = 0; i < expected.size(); i++) {
                String difference = difference(entities(golden, strategy, i, encodings, logits), expected.get(i));
                if (!difference.isEmpty()) {
                    return strategy.wireName() + ", text " + i + ": " + difference;
                }
            }
        }
        return "";
    }

    /** One text of several, or one text of several windows. */
    private List<Entity> entities(
            GoldenCase golden,
            AggregationStrategy strategy,
            int text,
            List<Encoding> encodings,
            List<float[][]> logits) {
        boolean windows = golden.parameters().has("stride");
        int from = windows ? 0 : text;
        int to = windows ? encodings.size() : text + 1;
        return task().entities(
                        golden.inputs().get(text).asText(),
                        encodings.subList(from, to),
                        logits.subList(from, to),
                        parameters(golden, strategy));
    }

    private TokenClassification task() {
        return new TokenClassification(
                runner.tokenizer(), runner.summary().labels(), runner.summary().maxSequenceLength());
    }

    private static TokenClassification.Parameters parameters(GoldenCase golden, AggregationStrategy strategy) {
        JsonNode stride = golden.parameters().path("stride");
        return new TokenClassification.Parameters(strategy, ignored(golden), stride.isInt() ? stride.intValue() : null);
    }

    private static List<String> ignored(GoldenCase golden) {
        JsonNode labels = golden.parameters().path("ignore_labels");
        return labels.isArray() ? texts(labels) : List.of("O");
    }

    private static String difference(List<Entity> entities, JsonNode expected) {
        if (entities.size() != expected.size()) {
            return entities.size() + " entities instead of " + expected.size();
        }
        for (int i = 0; i < entities.size(); i++) {
            Entity ours = entities.get(i);
            JsonNode theirs = expected.get(i);
            boolean equal = ours.label()
                            .equals(theirs.path("entity_group")
                                    .asText(theirs.path("entity").asText()))
                    && ours.word().equals(theirs.path("word").asText())
                    && ours.start() == theirs.path("start").asInt()
                    && ours.end() == theirs.path("end").asInt()
                    && Math.abs(ours.score() - theirs.path("score").asDouble()) <= EncoderCases.TOLERANCE
                    && (ours.index() == null
                            || ours.index() == theirs.path("index").asInt());
            if (!equal) {
                return ours + " instead of " + theirs;
            }
        }
        return "";
    }

    private static String words(
            TokenClassification task, GoldenCase golden, List<Encoding> encodings, List<float[][]> logits) {
        JsonNode expected = golden.expected().path("labels");
        for (int i = 0; i < encodings.size(); i++) {
            Map<Integer, String> labels = task.wordLabels(encodings.get(i), logits.get(i));
            for (int word = 0; word < expected.path(i).size(); word++) {
                String label = expected.path(i).path(word).path(1).asText();
                if (!label.equals(labels.get(word))) {
                    return "word " + word + " of text " + i + " is " + labels.get(word) + " instead of " + label;
                }
            }
        }
        return "";
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
