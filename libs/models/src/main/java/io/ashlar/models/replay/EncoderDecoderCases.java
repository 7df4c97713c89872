package io.ashlar.models.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.models.OpenOptions;
import io.ashlar.models.checkpoint.Checkpoint;
import io.ashlar.models.checkpoint.SafetensorsFile;
import io.ashlar.models.checkpoint.Tensor;
import io.ashlar.models.checkpoint.Tensors;
import io.ashlar.models.families.ModelConfig;
import io.ashlar.models.generation.GenerationDefaults;
import io.ashlar.models.running.EncoderDecoderRunner;
import io.ashlar.models.running.TargetWriter;
import io.ashlar.models.tokenizers.TextTokenizer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The forwards of an encoder-decoder's folder: given source and target ids, last encoder states and logits; and what it
 * writes by itself.
 */
public final class EncoderDecoderCases {
    private static final double TOLERANCE = 1e-4;

    private final EncoderDecoderRunner runner;
    private final Checkpoint expected;
    private final long padding;

    private EncoderDecoderCases(EncoderDecoderRunner runner, Checkpoint expected, long padding) {
        this.runner = runner;
        this.expected = expected;
        this.padding = padding;
    }

    /** Every case of the folder that has logits or generated ids. */
    public static List<ReplayGoldens.CaseResult> replay(Path folder, OpenOptions options) {
        JsonNode cases = GoldenFolder.read(folder).golden().path("cases");
        long padding = ModelConfig.read(folder).integer("pad_token_id", 0);
        List<ReplayGoldens.CaseResult> results = new ArrayList<>();
        GenerationDefaults defaults = GenerationDefaults.read(folder);
        try (EncoderDecoderRunner runner = EncoderDecoderRunner.open(folder, options);
                TextTokenizer tokenizer =
                        GenerationCase.tokenizer(folder, runner.inputs().sourceVocabulary());
                Checkpoint expected = SafetensorsFile.open(folder.resolve("golden.safetensors"))) {
            EncoderDecoderCases all = new EncoderDecoderCases(runner, expected, padding);
            for (int i = 0; i < cases.size(); i++) {
                Optional<Tensor> logits = expected.find("case" + i + ".logits");
                if (logits.isPresent()) {
                    results.add(all.replay(i, cases.get(i), logits.get()));
                }
                GoldenCase one = new GoldenCase(i, cases.get(i), expected);
                if (GenerationCase.isOne(one)) {
                    results.add(all.written(new GenerationCase(one, defaults, tokenizer)));
                }
            }
        }
        return results;
    }

    private ReplayGoldens.CaseResult written(GenerationCase one) {
        JsonNode golden = one.golden().json();
        try (TargetWriter writer = runner.read(masked(golden.path("input_ids"), golden.path("attention_mask")))) {
            return one.ofEncoderDecoder(writer);
        }
    }

    private ReplayGoldens.CaseResult replay(int number, JsonNode golden, Tensor logits) {
        List<long[]> sources = masked(golden.path("input_ids"), golden.path("attention_mask"));
        List<long[]> targets = unpadded(golden.path("decoder_input_ids"));
        double read = expected.find("case" + number + ".encoder_last_hidden_state")
                .map(states -> difference(states, runner.encode(sources)))
                .orElse(0.0);
        double together = difference(logits, runner.logits(sources, targets));
        List<float[][]> alone = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            alone.addAll(runner.logits(List.of(sources.get(i)), List.of(targets.get(i))));
        }
        double apart = difference(logits, alone);
        return new ReplayGoldens.CaseResult(
                golden.path("name").asText(),
                String.format(
                        Locale.ROOT,
                        "%d pairs, states differ by %.1e, logits by %.1e together and %.1e alone",
                        sources.size(),
                        read,
                        together,
                        apart),
                Math.max(read, Math.max(together, apart)) <= TOLERANCE);
    }

    private static List<long[]> masked(JsonNode rows, JsonNode mask) {
        List<long[]> sequences = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            long[] ids = ids(rows.get(row));
            int length = 0;
            while (length < ids.length && mask.get(row).get(length).asInt() == 1) {
                length++;
            }
            sequences.add(java.util.Arrays.copyOf(ids, length));
        }
        return sequences;
    }

    private List<long[]> unpadded(JsonNode rows) {
        List<long[]> sequences = new ArrayList<>();
        for (JsonNode row : rows) {
            long[] ids = ids(row);
            int length = ids.length;
            while (length > 1 && ids[length - 1] == padding) {
                length--;
            }
            sequences.add(java.util.Arrays.copyOf(ids, length));
        }
        return sequences;
    }

    private static long[] ids(JsonNode row) {
        long[] ids = new long[row.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = row.get(i).asLong();
        }
        return ids;
    }

    /** The largest difference at the rows that there are; expected values are (batch, rows, width). */
    private static double difference(Tensor expected, List<float[][]> actual) {
        float[] values = Tensors.toFloats(expected);
        int rows = Math.toIntExact(expected.shape().get(1));
        int width = Math.toIntExact(expected.shape().get(2));
        double largest = 0;
        for (int i = 0; i < actual.size(); i++) {
            for (int row = 0; row < actual.get(i).length; row++) {
                for (int j = 0; j < width; j++) {
                    double difference = Math.abs(values[(i * rows + row) * width + j] - actual.get(i)[row][j]);
                    largest = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(largest, difference);
                }
            }
        }
        return largest;
    }
}
