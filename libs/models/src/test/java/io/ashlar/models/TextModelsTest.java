package io.ashlar.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.contracts.Task;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.replay.ReplayGoldens;
import io.ashlar.models.tokenizers.Encoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextModelsTest {
    private static final OpenOptions FP32 = OpenOptions.of(Precision.FP32);
    private static final OpenOptions BF16 = OpenOptions.of(Precision.BF16);

    static List<String> fixtures() {
        return Fixtures.ALL;
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void shouldAnswerWhatTransformersAnswers(String fixture) {
        assertThat(ReplayGoldens.replay(Fixtures.folder(fixture)))
                .hasSize(3)
                .allSatisfy(
                        result -> assertThat(result.ok()).as(result.toString()).isTrue());
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void shouldKeepHiddenStatesInBf16(String fixture) {
        try (TextModel<float[][]> exact = TextModels.openFeatureExtraction(Fixtures.folder(fixture), FP32);
                TextModel<float[][]> brain = TextModels.openFeatureExtraction(Fixtures.folder(fixture), BF16)) {
            Encoding encoding = exact.encode(TextInput.of("A well cut ashlar needs no mortar."));
            float[][] expected = exact.predict(List.of(encoding)).get(0);
            float[][] actual = brain.predict(List.of(encoding)).get(0);
            for (int token = 0; token < expected.length; token++) {
                assertThat(cosine(expected[token], actual[token])).isGreaterThan(0.999);
            }
        }
    }

    @Test
    void shouldGiveARowOfABatchWhatItGetsAlone() {
        for (OpenOptions options : List.of(FP32, BF16)) {
            try (TextModel<float[]> model =
                    TextModels.openTextClassification(Fixtures.folder("bert-text-classification"), options)) {
                Random random = new Random(7);
                List<Encoding> batch = new ArrayList<>();
                for (int i = 0; i < 40; i++) {
                    long[] ids = random.longs(1 + random.nextInt(48), 5, 160).toArray();
                    batch.add(Encoding.ofIds(ids, new long[ids.length]));
                }
                List<float[]> together = model.predict(batch);
                for (int i = 0; i < batch.size(); i++) {
                    float[] alone = model.predict(List.of(batch.get(i))).get(0);
                    assertThat(together.get(i)).containsExactly(alone, Offset.offset(1e-5f));
                }
            }
        }
    }

    @Test
    void shouldDrawTheHeadThatABaseCheckpointLacks(@TempDir Path folder) throws IOException {
        Fixtures.copy("bert-text-classification", folder);
        Fixtures.rewrite(folder, tensors -> {
            tensors.keySet().removeIf(name -> name.startsWith("classifier") || name.contains("pooler"));
            return Fixtures.renamed(name -> name.replaceFirst("^bert\\.", "")).apply(tensors);
        });

        try (TextModel<float[]> model = TextModels.openTextClassification(folder, FP32);
                TextModel<float[]> same = TextModels.openTextClassification(folder, FP32);
                TextModel<float[]> other =
                        TextModels.openTextClassification(folder, new OpenOptions(Precision.FP32, 5, 0))) {
            Encoding encoding = model.encode(TextInput.of("Why?"));
            float[] logits = model.predict(List.of(encoding)).get(0);

            assertThat(model.summary().newWeights())
                    .containsExactly(
                            "bert.pooler.dense.weight",
                            "bert.pooler.dense.bias",
                            "classifier.weight",
                            "classifier.bias");
            assertThat(model.summary().task()).isEqualTo(Task.TEXT_CLASSIFICATION);
            assertThat(logits).hasSize(3);
            assertThat(same.predict(List.of(encoding)).get(0)).containsExactly(logits);
            assertThat(other.predict(List.of(encoding)).get(0)).isNotEqualTo(logits);
        }
    }

    @Test
    void shouldAnswerNothingForNothing() {
        try (FillMaskModel model = TextModels.openFillMask(Fixtures.folder("bert-fill-mask"), FP32)) {
            Encoding without = model.encode(TextInput.of("no mask here"));

            assertThat(model.predict(List.of())).isEmpty();
            assertThat(model.predict(List.of(without)).get(0).positions()).isEmpty();
        }
    }

    @Test
    void shouldRefuseASequenceThatTheModelHasNoPositionsFor() {
        try (TextModel<float[]> model =
                TextModels.openTextClassification(Fixtures.folder("roberta-text-classification"), FP32)) {
            List<Encoding> tooLong = List.of(Encoding.ofIds(new long[49], new long[49]));

            assertThatThrownBy(() -> model.predict(tooLong))
                    .isInstanceOfSatisfying(
                            ProblemException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.INPUT_TOO_LONG))
                    .hasMessageContaining("49")
                    .hasMessageContaining("48");
        }
    }

    @Test
    void shouldWarmUpEveryKindOfModel() {
        try (TextModel<float[][]> features =
                        TextModels.openFeatureExtraction(Fixtures.folder("distilbert-regression"), BF16);
                FillMaskModel masks = TextModels.openFillMask(Fixtures.folder("roberta-fill-mask"), BF16)) {
            features.warmUp();
            masks.warmUp();

            assertThat(features.summary().bytes()).isEqualTo(features.summary().parameters() * 2);
        }
    }

    private static float[] predictOnce(Path folder, OpenOptions options) {
        try (TextModel<float[]> model = TextModels.openTextClassification(folder, options)) {
            return model.predict(List.of(model.encode(TextInput.of("Rain fell."))))
                    .get(0);
        }
    }

    private static Path onlyFile(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }

    private static double cosine(float[] a, float[] b) {
        double dot = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            dot += a[i] * b[i];
            aa += a[i] * a[i];
            bb += b[i] * b[i];
        }
        return dot / Math.sqrt(aa * bb);
    }
}
