package io.ashlar.training.tasks;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.families.ModelConfig;
import io.ashlar.models.training.data.ChatRows;
import io.ashlar.models.training.data.GenerationRows;
import io.ashlar.models.training.data.RowEncoder;
import io.ashlar.models.training.data.TextRow;
import io.ashlar.models.training.data.TrainingRow;
import io.ashlar.models.training.loop.ValidationMetrics;
import io.ashlar.models.training.objectives.TextGenerationObjective;
import io.ashlar.models.training.recipe.Recipe;
import io.ashlar.training.data.Examples;
import io.ashlar.training.rows.Example;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Prompts with completions, conversations, or whole texts.
 *
 * @param chats absent where the rows are no conversations
 * @param packing whether texts share rows, and long ones take several
 */
record GenerationEncoder(
        TextGenerationObjective objective,
        RowEncoder encoder,
        GenerationRows texts,
        Optional<ChatRows> chats,
        boolean packing)
        implements TaskEncoder {
    /** What templates take for today, so that a training that goes on tomorrow has the same rows. */
    private static final Clock TODAY = Clock.fixed(Instant.parse("2024-07-26T00:00:00Z"), ZoneOffset.UTC);

    static GenerationEncoder open(Path base, Recipe recipe, Examples examples) {
        TextGenerationObjective objective = new TextGenerationObjective();
        RowEncoder encoder =
                RowEncoder.open(base, objective.head(), recipe.batches().maxSequenceLength());
        try {
            boolean lossOnAll = recipe.taskOptions().lossOnAll();
            boolean talks = examples.train().stream().anyMatch(Example.Chat.class::isInstance);
            return new GenerationEncoder(
                    objective,
                    encoder,
                    new GenerationRows(encoder, endId(base), lossOnAll),
                    talks ? Optional.of(ChatRows.open(base, encoder, lossOnAll, TODAY)) : Optional.empty(),
                    recipe.taskOptions().packing());
        } catch (ProblemException e) {
            encoder.close();
            throw e;
        }
    }

    /** The first of the ids that end a text; GPT-2's where the configuration has none. */
    private static long endId(Path base) {
        var ids = ModelConfig.read(base).toJson().path("eos_token_id");
        return (ids.isArray() ? ids.path(0) : ids).asLong(50256);
    }

    @Override
    public List<TrainingRow> rows(String part, List<Example> examples) {
        List<TrainingRow> rows = EncodedRows.of(part, examples, this::encode);
        return packing
                ? List.copyOf(
                        texts.packed(rows.stream().map(TextRow.class::cast).toList()))
                : rows;
    }

    private List<TextRow> encode(Example example) {
        if (example instanceof Example.Plain plain) {
            return packing ? texts.blocks(plain.text()) : List.of(texts.text(plain.text()));
        }
        if (example instanceof Example.Chat chat) {
            return List.of(chats.orElseThrow(() -> otherForm()).chat(chat.messages()));
        }
        Example.Pair pair = (Example.Pair) example;
        return List.of(texts.completion(pair.source(), pair.target()));
    }

    private static ProblemException otherForm() {
        return new ProblemException(
                ProblemCode.DATASET_MALFORMED_ROW,
                "It is a conversation, and the training rows are none. Give all parts the same columns.");
    }

    /** The library itself says how well the texts are foreseen. */
    @Override
    public ValidationMetrics metrics(List<Example> examples) {
        return ValidationMetrics.none();
    }

    @Override
    public void close() {
        encoder.close();
    }
}
