package io.ashlar.models.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.models.OpenOptions;
import io.ashlar.models.Precision;
import io.ashlar.models.checkpoint.Checkpoint;
import io.ashlar.models.checkpoint.SafetensorsFile;
import io.ashlar.models.checkpoint.Tensor;
import io.ashlar.models.checkpoint.Tensors;
import io.ashlar.models.generation.GenerationDefaults;
import io.ashlar.models.running.DecoderRunner;
import io.ashlar.models.tokenizers.TextTokenizer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Replays cases of a decoder by the token ids that they give: logits of whole rows, together and alone, and those of
 * one token after another through the caches; generated ids and their texts.
 */
final class TextGenerationCases {
    private static final double TOLERANCE = 1e-4;

    private final DecoderRunner runner;

    private TextGenerationCases(DecoderRunner runner) {
        this.runner = runner;
    }

    static List<ReplayGoldens.CaseResult> replay(Path folder, JsonNode golden) {
        List<ReplayGoldens.CaseResult> results = new ArrayList<>();
        GenerationDefaults defaults = GenerationDefaults.read(folder);
        try (DecoderRunner runner = DecoderRunner.open(folder, OpenOptions.of(Precision.FP32));
                TextTokenizer tokenizer = GenerationCase.tokenizer(folder, runner.vocabulary());
                Checkpoint tensors = SafetensorsFile.open(folder.resolve("golden.safetensors"))) {
            TextGenerationCases cases = new TextGenerationCases(runner);
            for (int i = 0; i < golden.path("cases").size(); i++) {
                GoldenCase one = new GoldenCase(i, golden.path("cases").get(i), tensors);
                Optional<Tensor> logits = one.tensor("logits");
                if (logits.isPresent()) {
                    results.add(cases.logits(one, logits.get()));
                } else if (GenerationCase.isOne(one)) {
                    results.add(new GenerationCase(one, defaults, tokenizer).ofDecoder(runner));
                }
            }
        }
        return results;
    }

    private ReplayGoldens.CaseResult logits(GoldenCase golden, Tensor expected) {
        List<long[]> rows = rows(golden);
        List<float[][]> together = runner.logits(rows);
        List<float[][]> alone = new ArrayList<>();
        rows.forEach(row -> alone.addAll(runner.logits(List.of(row))));
        double packed = difference(golden, expected, together);
        double apart = difference(golden, expected, alone);
        boolean steps = rows.stream().allMatch(row -> runner.stepsAsWhole(row.length));
        double cached = steps ? difference(golden, expected, stepped(rows)) : 0;
        boolean ok = Math.max(Math.max(packed, apart), cached) <= TOLERANCE;
        String layers = ok ? "" : layers(golden, rows);
        return new ReplayGoldens.CaseResult(
                golden.name(),
                String.format(
                        Locale.ROOT,
                        "%d rows, logits differ by %.1e together, %.1e alone and %.1e token by token%s",
                        rows.size(),
                        packed,
                        apart,
                        cached,
                        layers),
                ok);
    }

    /** Logits from the middle of each row on, the rest fed token by token; rows leave when they end. */
    private List<float[][]> stepped(List<long[]> rows) {
        List<float[][]> results = new ArrayList<>();
        int longest = rows.stream().mapToInt(row -> row.length).max().orElse(0);
        rows.forEach(row -> results.add(new float[row.length][]));
        List<Integer> live =
                new ArrayList<>(IntStream.range(0, rows.size()).boxed().toList());
        int[] at = rows.stream().mapToInt(row -> (row.length + 1) / 2).toArray();
        List<long[]> begun = rows.stream()
                .map(row -> Arrays.copyOf(row, (row.length + 1) / 2))
                .toList();
        float[][] answer = runner.start(begun, Math.max(1, longest));
        while (true) {
            List<Integer> parents = new ArrayList<>();
            List<Integer> staying = new ArrayList<>();
            for (int i = 0; i < live.size(); i++) {
                int row = live.get(i);
                results.get(row)[at[row] - 1] = answer[i];
                if (at[row] < rows.get(row).length) {
                    parents.add(i);
                    staying.add(row);
                }
            }
            if (staying.isEmpty()) {
                return results;
            }
            long[] tokens =
                    staying.stream().mapToLong(row -> rows.get(row)[at[row]++]).toArray();
            answer = runner.next(parents.stream().mapToInt(Integer::intValue).toArray(), tokens);
            live = staying;
        }
    }

    /** The first layer whose hidden states differ, for whoever looks for the reason. */
    private String layers(GoldenCase golden, List<long[]> rows) {
        for (int layer = 0; layer <= runner.layers(); layer++) {
            Optional<Tensor> states = golden.tensor("hidden_states." + layer);
            if (states.isPresent() && difference(golden, states.get(), runner.states(rows, layer)) > TOLERANCE) {
                return layer == 0 ? "; the embeddings differ" : "; the first layer that differs is " + layer;
            }
        }
        return "";
    }

    private static List<long[]> rows(GoldenCase golden) {
        return golden.givenEncodings().stream().map(encoding -> encoding.ids()).toList();
    }

    /** The largest difference at tokens that are not padding and that there is an answer for. */
    private static double difference(GoldenCase golden, Tensor expected, List<float[][]> answers) {
        float[] values = Tensors.toFloats(expected);
        int length = Math.toIntExact(expected.shape().get(1));
        int width = Math.toIntExact(expected.shape().get(2));
        double largest = 0;
        for (int i = 0; i < answers.size(); i++) {
            JsonNode mask = golden.json().path("attention_mask").path(i);
            int token = 0;
            for (int place = 0; place < length; place++) {
                if (mask.path(place).asInt(1) == 0) {
                    continue;
                }
                float[] answer = answers.get(i)[token++];
                for (int j = 0; answer != null && j < width; j++) {
                    double difference = Math.abs(values[(i * length + place) * width + j] - answer[j]);
                    largest = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(largest, difference);
                }
            }
        }
        return largest;
    }
}
