package io.ashlar.training.rows;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row to train or test on, in its task's own form. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Example.Text.class, name = "text"),
    @JsonSubTypes.Type(value = Example.Words.class, name = "words"),
    @JsonSubTypes.Type(value = Example.Question.class, name = "question"),
    @JsonSubTypes.Type(value = Example.Pair.class, name = "pair"),
    @JsonSubTypes.Type(value = Example.Plain.class, name = "plain"),
    @JsonSubTypes.Type(value = Example.Chat.class, name = "chat"),
    @JsonSubTypes.Type(value = Example.Image.class, name = "image")
})
public sealed interface Example {
    /** The line of its file, from 1; in Parquet the row. */
    long line();

    /** The labels that it has, by name; none where the task has none. */
    default List<String> labels() {
        return List.of();
    }

    /**
     * A text, or a pair.
     *
     * @param labels one, or any number where rows have several; empty where a value is learned
     * @param value what is learned instead of labels
     */
    record Text(
            long line,
            String text,
            @Nullable String textPair,
            List<String> labels,
            @Nullable Double value) implements Example {
        public Text {
            labels = List.copyOf(labels);
        }
    }

    /** Words with a tag each. */
    record Words(long line, List<String> tokens, List<String> tags) implements Example {
        public Words {
            tokens = List.copyOf(tokens);
            tags = List.copyOf(tags);
        }

        @Override
        public List<String> labels() {
            return tags;
        }
    }

    /**
     * A question about a context.
     *
     * @param answers empty where the context has none; the first is learned, all count as right
     */
    record Question(long line, String question, String context, List<Answer> answers) implements Example {
        /**
         * An answer's text, and where in the context it begins.
         *
         * @param start in Unicode code points; -1 where the text is nowhere in the context
         */
        public record Answer(String text, int start) {}

        public Question {
            answers = List.copyOf(answers);
        }
    }

    /** What is read and what is to be written: a document's summary, a translation, a prompt's completion. */
    record Pair(long line, String source, String target) implements Example {}

    /** A text that is learned as a whole. */
    record Plain(long line, String text) implements Example {}

    /**
     * A conversation.
     *
     * @param messages objects with {@code role} and {@code content}
     */
    record Chat(long line, List<JsonNode> messages) implements Example {
        public Chat {
            messages = List.copyOf(messages);
        }
    }

    /**
     * A picture.
     *
     * @param file where its bytes are; its name is their sha256
     */
    record Image(long line, String file, String label) implements Example {
        @Override
        public List<String> labels() {
            return List.of(label);
        }
    }
}
