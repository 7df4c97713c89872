package io.ashlar.models.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.models.TextInput;
import io.ashlar.models.families.Head;
import io.ashlar.models.running.Packing;
import io.ashlar.models.running.TextRunner;
import io.ashlar.models.tokenizers.Encoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Replays a case of an encoder: ids, logits together and alone, answers. */
final class EncoderCases {
    static final double TOLERANCE = 1e-4;

    private EncoderCases() {}

    static ReplayGoldens.CaseResult replay(TextRunner runner, Head head, EncoderCase task, GoldenCase golden) {
        List<Encoding> encodings = task.encodings(golden);
        List<Encoding> given = golden.givenEncodings();
        if (!equalIds(encodings, given)) {
            return new ReplayGoldens.CaseResult(golden.name(), "token ids differ", false);
        }
        Packing.Rows rows = runner.rows();
        List<float[][]> logits = runner.predict(encodings, rows);
        double together = task.difference(golden, logits);
        List<float[][]> alone = new ArrayList<>();
        encodings.forEach(encoding -> alone.addAll(runner.predict(List.of(encoding), rows)));
        double apart = task.difference(golden, alone);
        String answers = task.answers(golden, encodings, logits);
        return new ReplayGoldens.CaseResult(
                golden.name(),
                String.format(
                        Locale.ROOT,
                        "%d sequences, ids equal, logits differ by %.1e together and %.1e alone, %s",
                        encodings.size(),
                        together,
                        apart,
                        answers.isEmpty() ? "answers equal" : answers),
                Math.max(together, apart) <= TOLERANCE && answers.isEmpty());
    }

    /** The case's texts or pairs, each cut to the case's length or what the model takes. */
    static List<Encoding> encodings(TextRunner runner, GoldenCase golden) {
        int maxTokens =
                golden.parameters().path("max_length").asInt(runner.summary().maxSequenceLength());
        List<Encoding> encodings = new ArrayList<>();
        for (JsonNode input : golden.inputs()) {
            TextInput text = input.isArray()
                    ? new TextInput(input.get(0).asText(), input.get(1).asText())
                    : TextInput.of(input.asText());
            encodings.add(runner.tokenizer().encode(text, maxTokens));
        }
        return encodings;
    }

    static double difference(GoldenCase golden, List<float[][]> logits) {
        return golden.tensor("logits")
                .map(expected -> GoldenCase.difference(expected, logits))
                .orElse(Double.POSITIVE_INFINITY);
    }

    private static boolean equalIds(List<Encoding> ours, List<Encoding> theirs) {
        boolean equal = ours.size() == theirs.size();
        for (int i = 0; equal && i < ours.size(); i++) {
            equal = java.util.Arrays.equals(ours.get(i).ids(), theirs.get(i).ids());
        }
        return equal;
    }
}
