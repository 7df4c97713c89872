package io.ashlar.inference.writing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import io.ashlar.inference.prediction.Input;
import io.ashlar.models.ModelSummary;
import io.ashlar.models.tasks.generation.PreparedText;
import io.ashlar.models.tasks.generation.TextGeneration;
import io.ashlar.models.tasks.generation.TextListener;
import io.ashlar.models.tasks.generation.TextToText;
import io.ashlar.models.tasks.generation.WrittenText;
import java.util.List;

/** A package that writes. */
public sealed interface Writer extends AutoCloseable {
    /** The engine's executor specializes on the first runs. */
    int WARM_ROUNDS = 3;

    ModelSummary summary();

    /** An input with its parameters, checked and as tokens; any thread. */
    PreparedText prepare(Input input, ObjectNode parameters);

    /** The answers to each of them; the thread that owns the model. */
    List<List<WrittenText>> write(List<PreparedText> batch, TextListener listener);

    /** Makes the first answer as fast as the later ones; the thread that owns the model. */
    void warmUp();

    @Override
    void close();

    /** Goes on from prompts and conversations. */
    record Generating(TextGeneration model) implements Writer {
        @Override
        public ModelSummary summary() {
            return model.summary();
        }

        @Override
        public PreparedText prepare(Input input, ObjectNode parameters) {
            if (input instanceof Input.Tokens tokens) {
                return model.prepareTokens(tokens.ids(), parameters);
            }
            return input instanceof Input.Conversation conversation
                    ? model.prepare(conversation.chat(), parameters)
                    : model.prepare(Input.requireSingle(input), parameters);
        }

        @Override
        public List<List<WrittenText>> write(List<PreparedText> batch, TextListener listener) {
            return model.write(batch, listener);
        }

        @Override
        public void warmUp() {
            ObjectNode few = Json.MAPPER.createObjectNode().put("max_new_tokens", 4);
            for (int round = 0; round < WARM_ROUNDS; round++) {
                model.write(List.of(model.prepare("A stone", few)), TextListener.NONE);
            }
        }

        @Override
        public void close() {
            model.close();
        }
    }

    /** Reads a text and writes another: a summary or a translation. */
    record Rewriting(TextToText model) implements Writer {
        @Override
        public ModelSummary summary() {
            return model.summary();
        }

        @Override
        public PreparedText prepare(Input input, ObjectNode parameters) {
            return model.prepare(Input.requireSingle(input), parameters);
        }

        @Override
        public List<List<WrittenText>> write(List<PreparedText> batch, TextListener listener) {
            return model.write(batch, listener);
        }

        @Override
        public void warmUp() {
            model.warmUp();
        }

        @Override
        public void close() {
            model.close();
        }
    }
}
