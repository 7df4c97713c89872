package io.ashlar.inference.prediction;

import io.ashlar.contracts.Task;
import io.ashlar.models.tasks.Entity;
import io.ashlar.models.tasks.LabelScore;
import io.ashlar.models.tasks.QuestionAnswering;
import io.ashlar.models.tasks.generation.WrittenText;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The answer to a {@link PredictionRequest}: one result for each input, in their order. */
public sealed interface Answer {
    /** Each result as the Hub's JSON has it. */
    List<?> results();

    /** Whether the result of an input that stands outside a list stands in one all the same, as the Hub has it. */
    default boolean alwaysList() {
        return false;
    }

    /** For each input labels, best first. */
    sealed interface Labels extends Answer {
        @Override
        List<List<LabelScore>> results();
    }

    /** Of pictures. */
    record ImageLabels(List<List<LabelScore>> results) implements Labels {}

    /** Of texts. */
    record Classifications(List<List<LabelScore>> results) implements Labels {
        @Override
        public boolean alwaysList() {
            return true;
        }
    }

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

    /** For each text its entities, in the text's order. */
    record Entities(List<List<Entity>> entities) implements Answer {
        @Override
        public List<?> results() {
            return entities.stream()
                    .map(text -> text.stream().map(EntityJson::of).toList())
                    .toList();
        }
    }

    /** For each question the places that answer it, best first; where one was asked for, it stands alone. */
    record Answers(List<List<QuestionAnswering.Answer>> answers, boolean one) implements Answer {
        @Override
        public List<?> results() {
            return answers.stream()
                    .map(best -> one && best.size() == 1 ? best.get(0) : best)
                    .toList();
        }
    }

    /**
     * For each input what was written for it: several texts where several sequences were asked for.
     *
     * @param task says what the Hub calls the texts
     */
    record Texts(List<List<WrittenText>> texts, Task task) implements Answer {
        @Override
        public List<?> results() {
            return texts.stream()
                    .map(text -> task == Task.TEXT_GENERATION || text.size() > 1
                            ? text.stream().map(this::named).toList()
                            : named(text.get(0)))
                    .toList();
        }

        /** A summary or a translation stands in a list even where it is alone; a list of generated texts is one. */
        @Override
        public boolean alwaysList() {
            return task != Task.TEXT_GENERATION && texts.get(0).size() == 1;
        }

        private Map<String, Object> named(WrittenText text) {
            String name = switch (task) {
                case SUMMARIZATION -> "summary_text";
                case TRANSLATION -> "translation_text";
                default -> "generated_text";
            };
            return text.scores().isEmpty()
                    ? Map.of(name, text.text())
                    : Map.of(name, text.text(), "scores", TokenScoreJson.of(text.scores()));
        }
    }

    /** For each prompt a picture, as a PNG file. */
    record Images(List<byte[]> files) implements Answer {
        @Override
        public List<?> results() {
            return files.stream()
                    .map(file -> Map.of("image", Base64.getEncoder().encodeToString(file)))
                    .toList();
        }
    }
}
