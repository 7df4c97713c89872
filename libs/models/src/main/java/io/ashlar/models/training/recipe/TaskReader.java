package io.ashlar.models.training.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.ashlar.contracts.Task;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads what single tasks take; a parameter of another task is refused unless it says what holds anyway. */
final class TaskReader {
    private static final List<Task> TO_TEXT = List.of(Task.SUMMARIZATION, Task.TRANSLATION);

    private static final int USUAL_LENGTH = 128;
    private static final int USUAL_ROWS = 200;

    private final RecipeFields fields;
    private final Task task;

    TaskReader(RecipeFields fields, Task task) {
        this.fields = fields;
        this.task = task;
    }

    private enum LossOn {
        COMPLETION,
        ALL;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    TaskOptions read() {
        int docStride = is("docStride", List.of(Task.QUESTION_ANSWERING), IntNode.valueOf(128))
                ? (int) fields.integer("docStride", 128, n -> n >= 0 && n <= 1_000_000, "from 0 to 1000000")
                : 128;
        boolean allPieces = is("labelAllPieces", List.of(Task.TOKEN_CLASSIFICATION), BooleanNode.FALSE)
                && fields.flag("labelAllPieces", false);
        boolean generates = is("lossOn", List.of(Task.TEXT_GENERATION), TextNode.valueOf("completion"));
        boolean lossOnAll = generates
                && fields.choice("lossOn", LossOn.COMPLETION, LossOn.values(), LossOn::wireName) == LossOn.ALL;
        boolean packing =
                is("packing", List.of(Task.TEXT_GENERATION), BooleanNode.FALSE) && fields.flag("packing", false);
        Optional<String> prefix = text("sourcePrefix", TO_TEXT);
        int targetLength = is("maxTargetLength", TO_TEXT, IntNode.valueOf(-1))
                ? (int) fields.integer(
                        "maxTargetLength",
                        -1,
                        n -> n == -1 || n >= 2 && n <= 1_000_000,
                        "of 2 or more, or -1 for the model's own")
                : -1;
        TaskOptions.Languages languages = new TaskOptions.Languages(
                text("sourceLanguage", List.of(Task.TRANSLATION)), text("targetLanguage", List.of(Task.TRANSLATION)));
        return new TaskOptions(
                problemType(),
                docStride,
                allPieces,
                lossOnAll,
                packing,
                prefix,
                targetLength,
                languages,
                augmentation(),
                generating(targetLength));
    }

    /** Names as the Seq2SeqTrainer has them. */
    private Optional<TaskOptions.Generating> generating(int targetLength) {
        boolean may = is("predictWithGenerate", TO_TEXT, BooleanNode.FALSE);
        boolean asked = may && fields.flag("predictWithGenerate", false);
        for (String name : List.of("generationMaxLength", "generationNumBeams", "generationRows")) {
            if (!asked) {
                fields.only(name, "is a parameter of predictWithGenerate: set that to true, or leave this out");
            }
        }
        if (!asked) {
            return Optional.empty();
        }
        int usual = targetLength > 0 ? targetLength : USUAL_LENGTH;
        return Optional.of(new TaskOptions.Generating(
                (int) fields.integer("generationMaxLength", usual, n -> n >= 1 && n <= 4096, "from 1 to 4096"),
                (int) fields.integer("generationNumBeams", 1, n -> n >= 1 && n <= 32, "from 1 to 32"),
                (int) fields.integer("generationRows", USUAL_ROWS, n -> n >= 1 && n <= 100_000, "from 1 to 100000")));
    }

    private ProblemType problemType() {
        String name = "problemType";
        return is(name, List.of(Task.TEXT_CLASSIFICATION), TextNode.valueOf(ProblemType.AUTO.wireName()))
                ? fields.choice(name, ProblemType.AUTO, ProblemType.values(), ProblemType::wireName)
                : ProblemType.AUTO;
    }

    private Optional<String> text(String name, List<Task> tasks) {
        return is(name, tasks) && fields.has(name) ? Optional.of(fields.text(name, "")) : Optional.empty();
    }

    private TaskOptions.Augmentation augmentation() {
        String name = "augmentation";
        if (!is(name, List.of(Task.IMAGE_CLASSIFICATION)) || !fields.has(name)) {
            return new TaskOptions.Augmentation(false, false);
        }
        RecipeFields nested = fields.object(name);
        TaskOptions.Augmentation augmentation =
                new TaskOptions.Augmentation(nested.flag("flip", false), nested.flag("crop", false));
        fields.close(name, nested);
        return augmentation;
    }

    private boolean is(String name, List<Task> tasks, JsonNode... harmless) {
        if (!tasks.contains(task)) {
            fields.only(name, RecipeReader.belongs(task), harmless);
            return false;
        }
        return true;
    }
}
