package io.ashlar.models.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.Fixtures;
import io.ashlar.models.OpenOptions;
import io.ashlar.models.Precision;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.LinearForm;
import io.ashlar.models.checkpoint.Checkpoint;
import io.ashlar.models.checkpoint.Checkpoints;
import io.ashlar.models.checkpoint.DType;
import io.ashlar.models.checkpoint.SafetensorsFile;
import io.ashlar.models.checkpoint.Tensors;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.Families;
import io.ashlar.models.families.FittedWeights;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.ModelConfig;
import io.ashlar.models.families.WeightFitting;
import io.ashlar.models.replay.EncoderDecoderCases;
import io.ashlar.models.tokenizers.Encoding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fixtures and their answers: {@code src/test/python/make_encoder_decoder_fixtures.py}. */
class EncoderDecoderRunnerTest {
    private static final OpenOptions FP32 = OpenOptions.of(Precision.FP32);
    private static final Offset<Float> CLOSE = Offset.offset(1e-5f);
    private static final int WORDS = 43;

    static List<String> fixtures() {
        return List.of(
                "t5",
                "t5-gated-silu",
                "mt5",
                "bart",
                "bart-untied",
                "mbart",
                "m2m_100",
                "marian",
                "marian-apart",
                "pegasus");
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void shouldAnswerWhatTransformersAnswers(String fixture) {
        assertThat(EncoderDecoderCases.replay(folder(fixture), FP32))
                .hasSize(1)
                .allSatisfy(
                        result -> assertThat(result.ok()).as(result.toString()).isTrue());
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void shouldWriteGreedilyWhatTransformersWrites(String fixture) throws IOException {
        JsonNode golden = golden(fixture);
        List<long[]> expected = new ArrayList<>();
        golden.path("greedy").forEach(row -> expected.add(Json.MAPPER.convertValue(row, long[].class)));
        try (EncoderDecoderRunner runner = EncoderDecoderRunner.open(folder(fixture), FP32);
                TargetWriter writer = runner.read(sources(golden))) {
            int length = expected.get(0).length;
            long[][] written = new long[expected.size()][length];
            long[] tokens = expected.stream().mapToLong(row -> row[0]).toArray();
            for (int at = 0; at < length; at++) {
                for (int row = 0; row < tokens.length; row++) {
                    written[row][at] = tokens[row];
                }
                tokens = at == 0
                        ? writer.startGreedy(
                                Arrays.stream(tokens)
                                        .mapToObj(t -> new long[] {t})
                                        .toList(),
                                length)
                        : writer.nextGreedy(TargetWriter.same(tokens.length), tokens);
            }
            assertThat(written).isDeepEqualTo(expected.toArray(long[][]::new));
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void shouldGiveStepByStepWhatOneForwardGives(String fixture) {
        try (EncoderDecoderRunner runner = EncoderDecoderRunner.open(folder(fixture), FP32)) {
            Random random = new Random(3);
            List<long[]> sources = rows(random, 7, 2, 7, 11);
            List<long[]> targets = rows(random, 9, 9, 9, 9);
            List<float[][]> expected = runner.logits(sources, targets);
            int[] given = {3, 1, 2, 3}; // rows of unequal lengths begin together
            try (TargetWriter writer = runner.read(sources)) {
                List<long[]> starts = new ArrayList<>();
                for (int row = 0; row < given.length; row++) {
                    starts.add(Arrays.copyOf(targets.get(row), given[row]));
                }
                float[][] logits = writer.start(starts, 9);
                for (int step = 0; step < 6; step++) {
                    long[] tokens = new long[given.length];
                    for (int row = 0; row < given.length; row++) {
                        int at = given[row] + step;
                        assertThat(logits[row]).containsExactly(expected.get(row)[at - 1], CLOSE);
                        tokens[row] = targets.get(row)[at];
                    }
                    logits = writer.next(TargetWriter.same(given.length), tokens);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void shouldGiveARowOfABatchWhatItGetsAlone(String fixture) {
        for (Precision precision : List.of(Precision.FP32, Precision.BF16)) {
            try (EncoderDecoderRunner runner = EncoderDecoderRunner.open(folder(fixture), OpenOptions.of(precision))) {
                Random random = new Random(5);
                List<long[]> sources = rows(random, 12, 1, 5, 5, 8);
                long[] tokens = random.longs(5, 3, WORDS).toArray();
                try (TargetWriter together = runner.read(sources)) {
                    List<long[]> starts = Arrays.stream(tokens)
                            .mapToObj(t -> new long[] {2, t})
                            .toList();
                    together.start(starts, 4);
                    float[][] logits = together.next(TargetWriter.same(5), tokens);
                    for (int row = 0; row < 5; row++) {
                        try (TargetWriter alone = runner.read(List.of(sources.get(row)))) {
                            alone.start(List.of(starts.get(row)), 4);
                            float[] own = alone.next(new int[] {0}, new long[] {tokens[row]})[0];
                            Offset<Float> near = precision == Precision.FP32 ? CLOSE : Offset.offset(largest(own) / 50);
                            assertThat(logits[row]).containsExactly(own, near);
                        }
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void shouldFollowRowsThatMoveMultiplyAndEnd(String fixture) {
        try (EncoderDecoderRunner runner = EncoderDecoderRunner.open(folder(fixture), FP32)) {
            Random random = new Random(9);
            List<long[]> sources = rows(random, 6, 10, 4);
            int[][] moves = {
                {0, 0, 0, 1, 1, 1, 2, 2, 2},
                {2, 0, 0, 3, 5, 5, 8, 7, 6},
                {4, 3, 3, 6, 6, 8},
                {0, 5, 1},
                {2, 1, 1, 0},
                {3}
            };
            try (TargetWriter writer = runner.read(sources)) {
                List<long[]> targets = rows(random, 1, 1, 1);
                int[] sourceOf = {0, 1, 2};
                writer.start(targets, 8);
                for (int[] parents : moves) {
                    long[] tokens = random.longs(parents.length, 3, WORDS).toArray();
                    float[][] logits = writer.next(parents, tokens);
                    List<long[]> grown = new ArrayList<>();
                    int[] sourceOfGrown = new int[parents.length];
                    for (int row = 0; row < parents.length; row++) {
                        long[] parent = targets.get(parents[row]);
                        long[] longer = Arrays.copyOf(parent, parent.length + 1);
                        longer[parent.length] = tokens[row];
                        grown.add(longer);
                        sourceOfGrown[row] = sourceOf[parents[row]];
                        float[][] expected = runner.logits(List.of(sources.get(sourceOfGrown[row])), List.of(longer))
                                .get(0);
                        assertThat(logits[row]).containsExactly(expected[parent.length], CLOSE);
                    }
                    targets = grown;
                    sourceOf = sourceOfGrown;
                }
            }
        }
    }

    @Test
    void shouldClassifyAsTransformersDoes() throws IOException {
        Path folder = folder("bart-classification");
        TorchEngine.start(0);
        LinearForm form = EngineForms.of(Precision.FP32);
        Architecture architecture =
                Families.architecture(ModelConfig.read(folder), Head.TEXT_CLASSIFICATION, new Blocks(form));
        List<Encoding> batch = sources(golden("bart-classification")).stream()
                .map(ids -> Encoding.ofIds(ids, new long[ids.length]))
                .toList();
        Packing packing = Packing.of(batch, new Packing.Numbering(0, 1), Packing.Rows.FIRST);
        try (Checkpoint checkpoint = Checkpoints.open(folder);
                Checkpoint expected = SafetensorsFile.open(folder.resolve("golden.safetensors"))) {
            FittedWeights weights = WeightFitting.fit(architecture, checkpoint, WeightFitting.Heads.AS_SAVED, 0);
            float[] logits = Tensors.toFloats(expected.find("case0.logits").orElseThrow());
            try (LoadedArchive archive = LoadedArchive.open(architecture.root(), weights.mapped(DType.F32), form)) {
                float[] answer = archive.forward(packing);
                for (int place = 0; place < batch.size(); place++) {
                    int row = packing.order()[place] * 3;
                    assertThat(Arrays.copyOfRange(answer, 3 * place, 3 * place + 3))
                            .containsExactly(Arrays.copyOfRange(logits, row, row + 3), CLOSE);
                }
            }
        }
    }

    @Test
    void shouldComputeTheSinusoidsThatACheckpointLacks(@TempDir Path folder) throws IOException {
        copy("pegasus", folder);
        Fixtures.rewrite(folder, tensors -> {
            assertThat(tensors.keySet().removeIf(name -> name.contains("embed_positions")))
                    .isTrue();
            return tensors;
        });

        assertThat(EncoderDecoderCases.replay(folder, FP32))
                .allSatisfy(
                        result -> assertThat(result.ok()).as(result.toString()).isTrue());
    }

    @Test
    void shouldFindSharedEmbeddingsUnderAnyOfTheirNames(@TempDir Path folder) throws IOException {
        copy("bart", folder);
        Fixtures.rewrite(
                folder, Fixtures.renamed(name -> name.equals("model.shared.weight") ? "lm_head.weight" : name));

        assertThat(EncoderDecoderCases.replay(folder, FP32))
                .allSatisfy(
                        result -> assertThat(result.ok()).as(result.toString()).isTrue());
    }

    /** So transformers 5 writes T5 1.1 and mT5: it ties the two, whatever the flag says. */
    @ParameterizedTest
    @ValueSource(strings = {"t5-gated-silu", "mt5"})
    void shouldTakeWordsForTheHeadThatACheckpointLacks(String fixture, @TempDir Path with, @TempDir Path without)
            throws IOException {
        copy(fixture, with);
        Fixtures.rewrite(with, tensors -> {
            tensors.put("lm_head.weight", Objects.requireNonNull(tensors.get("shared.weight")));
            return tensors;
        });
        copy(fixture, without);
        Fixtures.rewrite(without, tensors -> {
            tensors.remove("lm_head.weight");
            return tensors;
        });
        List<long[]> source = List.of(new long[] {5, 6, 7});
        List<long[]> target = List.of(new long[] {0, 8});

        try (EncoderDecoderRunner one = EncoderDecoderRunner.open(with, FP32);
                EncoderDecoderRunner other = EncoderDecoderRunner.open(without, FP32)) {
            assertThat(other.logits(source, target).get(0))
                    .isDeepEqualTo(one.logits(source, target).get(0));
            assertThat(other.summary().parameters()).isLessThan(one.summary().parameters());
        }
    }

    @Test
    void shouldRefuseWhatItHasNoRoomFor() {
        try (EncoderDecoderRunner runner = EncoderDecoderRunner.open(folder("bart"), FP32)) {
            List<long[]> tooLong = List.of(new long[25]);
            assertRefused(() -> runner.read(tooLong), ProblemCode.INPUT_TOO_LONG, "25", "24");
            assertRefused(() -> runner.encode(List.of(new long[0])), ProblemCode.INPUT_TOO_LONG, "0", "24");
            assertRefused(() -> runner.read(List.of(new long[] {50})), ProblemCode.INPUT_INVALID, "50", "49");
            assertRefused(
                    () -> runner.logits(List.of(new long[] {3}), tooLong), ProblemCode.INPUT_TOO_LONG, "25", "24");
            try (TargetWriter writer = runner.read(List.of(new long[] {3, 4}))) {
                List<long[]> start = List.of(new long[] {2});
                assertRefused(() -> writer.start(start, 25), ProblemCode.INPUT_TOO_LONG, "25", "24");
                writer.start(start, 2);
                writer.next(new int[] {0}, new long[] {5});
                assertRefused(() -> writer.next(new int[] {0}, new long[] {5}), ProblemCode.INPUT_TOO_LONG, "2");
            }
        }
    }

    @Test
    void shouldKeepTwoWritersApart() {
        try (EncoderDecoderRunner runner = EncoderDecoderRunner.open(folder("mbart"), FP32);
                TargetWriter one = runner.read(rows(new Random(1), 5));
                TargetWriter other = runner.read(rows(new Random(2), 5, 8))) {
            one.start(List.of(new long[] {2}), 4);
            other.start(List.of(new long[] {2}, new long[] {2}), 4);
            float[] between = one.next(new int[] {0}, new long[] {7})[0];
            try (TargetWriter alone = runner.read(rows(new Random(1), 5))) {
                alone.start(List.of(new long[] {2}), 4);
                assertThat(alone.next(new int[] {0}, new long[] {7})[0]).containsExactly(between);
            }
        }
    }

    @Test
    void shouldWarmUp() {
        try (EncoderDecoderRunner runner = EncoderDecoderRunner.open(folder("t5"), OpenOptions.of(Precision.BF16))) {
            runner.warmUp();

            assertThat(runner.summary().family()).isEqualTo("t5");
            assertThat(runner.summary().bytes()).isEqualTo(runner.summary().parameters() * 2);
        }
    }

    private static void assertRefused(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call, ProblemCode code, String... said) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(code))
                .satisfies(e -> assertThat(e.getMessage()).contains(said));
    }

    static Path folder(String fixture) {
        return Fixtures.folder("../encoderdecoders/" + fixture);
    }

    private static void copy(String fixture, Path target) throws IOException {
        Fixtures.copy("../encoderdecoders/" + fixture, target);
    }

    static JsonNode golden(String fixture) throws IOException {
        return Json.MAPPER
                .readTree(folder(fixture).resolve("golden.json").toFile())
                .path("cases")
                .get(0);
    }

    static List<long[]> sources(JsonNode golden) {
        List<long[]> sources = new ArrayList<>();
        for (int row = 0; row < golden.path("input_ids").size(); row++) {
            long[] mask = Json.MAPPER.convertValue(golden.path("attention_mask").get(row), long[].class);
            long[] ids = Json.MAPPER.convertValue(golden.path("input_ids").get(row), long[].class);
            sources.add(Arrays.copyOf(ids, (int) Arrays.stream(mask).sum()));
        }
        return sources;
    }

    static List<long[]> rows(Random random, int... lengths) {
        return Arrays.stream(lengths)
                .mapToObj(length -> random.longs(length, 3, WORDS).toArray())
                .toList();
    }

    private static float largest(float[] values) {
        float largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
