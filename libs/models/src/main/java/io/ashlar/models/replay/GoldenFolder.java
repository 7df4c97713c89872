package io.ashlar.models.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.Task;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.OpenOptions;
import io.ashlar.models.Precision;
import io.ashlar.models.checkpoint.Checkpoint;
import io.ashlar.models.checkpoint.SafetensorsFile;
import io.ashlar.models.families.Head;
import io.ashlar.models.running.TextRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A model with expected token ids and outputs. */
record GoldenFolder(Path folder, JsonNode golden) {
    static GoldenFolder read(Path folder) {
        try {
            return new GoldenFolder(
                    folder, Json.MAPPER.readTree(folder.resolve("golden.json").toFile()));
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemCode.MODEL_FILE_MISSING,
                    "'" + folder + "' has no golden.json that can be read: " + e.getMessage());
        }
    }

    List<ReplayGoldens.CaseResult> replay() {
        if (TokenizerCases.isTokenizer(golden)) {
            return TokenizerCases.replay(folder, golden);
        }
        Task task = Task.of(golden.path("task").asText());
        if (task == Task.IMAGE_CLASSIFICATION) {
            return ImageClassificationCases.replay(folder, golden);
        }
        if (task == Task.TEXT_GENERATION) {
            return TextGenerationCases.replay(folder, golden);
        }
        if (task == Task.TEXT_TO_IMAGE) {
            return TextToImageCases.replay(folder, golden);
        }
        if (task == Task.SUMMARIZATION || task == Task.TRANSLATION) {
            return EncoderDecoderCases.replay(folder, OpenOptions.of(Precision.FP32));
        }
        Head head = Head.of(task)
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.MODEL_TASK_UNSUPPORTED, "There is no head for " + task.wireName() + " yet."));
        try (TextRunner runner = TextRunner.open(folder, head, OpenOptions.of(Precision.FP32));
                Checkpoint tensors = SafetensorsFile.open(folder.resolve("golden.safetensors"))) {
            EncoderCase encoder = switch (head) {
                case QUESTION_ANSWERING -> new QuestionAnsweringCase(runner);
                case TOKEN_CLASSIFICATION -> new TokenClassificationCase(runner);
                case FILL_MASK -> new FillMaskCase(runner);
                default -> new TextClassificationCase(folder, runner);
            };
            List<ReplayGoldens.CaseResult> results = new ArrayList<>();
            JsonNode cases = golden.path("cases");
            for (int i = 0; i < cases.size(); i++) {
                results.add(EncoderCases.replay(runner, head, encoder, new GoldenCase(i, cases.get(i), tensors)));
            }
            return results;
        }
    }
}
