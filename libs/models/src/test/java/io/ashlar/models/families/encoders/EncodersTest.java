package io.ashlar.models.families.encoders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.Fixtures;
import io.ashlar.models.OpenOptions;
import io.ashlar.models.Precision;
import io.ashlar.models.TextModel;
import io.ashlar.models.TextModels;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.LinearForm;
import io.ashlar.models.families.Families;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.ModelConfig;
import io.ashlar.models.replay.ReplayGoldens;
import io.ashlar.models.running.FormComparison;
import io.ashlar.models.tokenizers.Encoding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every family of encoders, option by option: the models of {@code make_encoder_fixtures.py}. */
class EncodersTest {
    private static final Path ROOT = Fixtures.folder("../encoders");

    static List<String> fixtures() {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void shouldAnswerWhatTransformersAnswers(String fixture) {
        assertThat(ReplayGoldens.replay(ROOT.resolve(fixture)))
                .isNotEmpty()
                .allSatisfy(
                        result -> assertThat(result.ok()).as(result.toString()).isTrue());
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void shouldGiveUnequalSequencesOfABatchWhatTheyGetAlone(String fixture) {
        try (TextModel<float[][]> exact = open(fixture, Precision.FP32);
                TextModel<float[][]> brain = open(fixture, Precision.BF16)) {
            List<Encoding> batch = unequal();
            List<float[][]> together = exact.predict(batch);
            List<float[][]> rounded = brain.predict(batch);
            for (int i = 0; i < batch.size(); i++) {
                float[][] alone = exact.predict(List.of(batch.get(i))).get(0);
                for (int token = 0; token < alone.length; token++) {
                    assertThat(together.get(i)[token]).containsExactly(alone[token], Offset.offset(1e-5f));
                }
                assertThat(cosine(alone, rounded.get(i))).isGreaterThan(0.999);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void shouldComputeTheSameInEveryForm(String fixture) throws IOException {
        FormComparison forms = FormComparison.of(ROOT.resolve(fixture), unequal());

        assertThat(forms.difference(LinearForm.PLAIN)).isLessThan(1e-4);
        assertThat(forms.difference(LinearForm.MIXED)).isBetween(1e-6, 0.6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"model_type\":\"bert\",\"position_embedding_type\":\"rotary\",$}",
                "{\"model_type\":\"roberta\",\"is_decoder\":true,$}",
                "{\"model_type\":\"deberta\",\"talking_head\":true,$}",
                "{\"model_type\":\"deberta-v2\",\"attention_head_size\":5,$}",
                "{\"model_type\":\"deberta-v2\",\"conv_kernel_size\":4,$}"
            })
    void shouldRefuseOptionsThatItLacks(String json) throws IOException {
        String sizes = "\"hidden_size\":16,\"num_attention_heads\":2,\"num_hidden_layers\":1,\"vocab_size\":9,"
                + "\"intermediate_size\":8";
        ModelConfig config = ModelConfig.of(io.ashlar.contracts.Json.MAPPER.readTree(json.replace("$", sizes)));

        assertThatThrownBy(() -> Families.architecture(config, Head.FEATURES, new Blocks(LinearForm.PLAIN)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.code()).isEqualTo(ProblemCode.MODEL_ARCHITECTURE_UNSUPPORTED));
    }

    private static TextModel<float[][]> open(String fixture, Precision precision) {
        return TextModels.openFeatureExtraction(ROOT.resolve(fixture), OpenOptions.of(precision));
    }

    private static List<Encoding> unequal() {
        Random random = new Random(11);
        List<Encoding> batch = new ArrayList<>();
        for (int length : new int[] {1, 2, 7, 7, 19, 33, 33, 48}) {
            batch.add(encoding(random, length));
        }
        return batch;
    }

    private static Encoding encoding(Random random, int length) {
        return Encoding.ofIds(random.longs(length, 5, 40).toArray(), new long[length]);
    }

    private static double cosine(float[][] a, float[][] b) {
        double dot = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[i].length; j++) {
                dot += a[i][j] * b[i][j];
                aa += a[i][j] * a[i][j];
                bb += b[i][j] * b[i][j];
            }
        }
        return dot / Math.sqrt(aa * bb);
    }
}
