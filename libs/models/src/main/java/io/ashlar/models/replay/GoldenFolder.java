package io.ashlar.models.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.Task;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.OpenOptions;
import io.ashlar.models.Precision;
import io.ashlar.models.TextInput;
import io.ashlar.models.checkpoint.Checkpoint;
import io.ashlar.models.checkpoint.SafetensorsFile;
import io.ashlar.models.checkpoint.Tensor;
import io.ashlar.models.checkpoint.Tensors;
import io.ashlar.models.families.Head;
import io.ashlar.models.running.Packing;
import io.ashlar.models.running.TextRunner;
import io.ashlar.models.tokenizers.Encoding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A model with expected token ids and logits. */
record GoldenFolder(Path folder, JsonNode golden) {
    private static final double TOLERANCE = 1e-4;

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
        Task task = Task.of(golden.path("task").asText());
        Head head = Head.of(task)
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.MODEL_TASK_UNSUPPORTED, "There is no head for " + task.wireName() + " yet."));
        List<ReplayGoldens.CaseResult> results = new ArrayList<>();
        try (TextRunner runner = TextRunner.open(folder, head, OpenOptions.of(Precision.FP32));
                Checkpoint tensors = SafetensorsFile.open(folder.resolve("golden.safetensors"))) {
            JsonNode cases = golden.path("cases");
            for (int i = 0; i < cases.size(); i++) {
                results.add(replay(runner, head, tensors.find("case" + i + ".logits"), cases.get(i)));
            }
        }
        return results;
    }

    private ReplayGoldens.CaseResult replay(
            TextRunner runner, Head head, java.util.Optional<Tensor> logits, JsonNode goldenCase) {
        List<Encoding> encodings = new ArrayList<>();
        boolean idsEqual = true;
        int maxTokens = goldenCase
                .path("parameters")
                .path("max_length")
                .asInt(runner.summary().maxSequenceLength());
        for (int i = 0; i < goldenCase.path("inputs").size(); i++) {
            JsonNode input = goldenCase.path("inputs").get(i);
            TextInput text = input.isArray()
                    ? new TextInput(input.get(0).asText(), input.get(1).asText())
                    : TextInput.of(input.asText());
            Encoding encoding = runner.tokenizer().encode(text, maxTokens);
            idsEqual &= equalIds(
                    encoding,
                    goldenCase.path("input_ids").get(i),
                    goldenCase.path("attention_mask").get(i));
            encodings.add(encoding);
        }
        if (!idsEqual || logits.isEmpty()) {
            return new ReplayGoldens.CaseResult(
                    goldenCase.path("name").asText(), idsEqual ? "no logits to compare" : "token ids differ", false);
        }
        Packing.Rows rows = Packing.Rows.of(head);
        double together = difference(logits.get(), runner.predict(encodings, rows));
        List<float[][]> alone = new ArrayList<>();
        encodings.forEach(encoding -> alone.addAll(runner.predict(List.of(encoding), rows)));
        double apart = difference(logits.get(), alone);
        String answers = ExpectedAnswers.compare(folder, runner, head, encodings, goldenCase);
        return new ReplayGoldens.CaseResult(
                goldenCase.path("name").asText(),
                String.format(
                        java.util.Locale.ROOT,
                        "%d texts, ids equal, logits differ by %.1e together and %.1e alone, %s",
                        encodings.size(),
                        together,
                        apart,
                        answers.isEmpty() ? "answers equal" : answers),
                Math.max(together, apart) <= TOLERANCE && answers.isEmpty());
    }

    private static boolean equalIds(Encoding encoding, JsonNode ids, JsonNode mask) {
        int expected = 0;
        for (int i = 0; i < ids.size(); i++) {
            if (mask.get(i).asInt() == 1) {
                if (expected >= encoding.tokenCount()
                        || encoding.id(expected) != ids.get(i).asLong()) {
                    return false;
                }
                expected++;
            }
        }
        return expected == encoding.tokenCount();
    }

    /**
     * The largest difference where there is a token; expected logits are (batch, answer) or (batch, tokens, answer).
     */
    private static double difference(Tensor expected, List<float[][]> answers) {
        float[] values = Tensors.toFloats(expected);
        boolean everyToken = expected.shape().size() == 3;
        int width = Math.toIntExact(expected.shape().get(expected.shape().size() - 1));
        int rows = everyToken ? Math.toIntExact(expected.shape().get(1)) : 1;
        double largest = 0;
        for (int i = 0; i < answers.size(); i++) {
            for (int row = 0; row < answers.get(i).length; row++) {
                for (int j = 0; j < width; j++) {
                    double difference = Math.abs(values[(i * rows + row) * width + j] - answers.get(i)[row][j]);
                    largest = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(largest, difference);
                }
            }
        }
        return largest;
    }
}
