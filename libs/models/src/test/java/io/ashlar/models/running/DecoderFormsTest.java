package io.ashlar.models.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import io.ashlar.models.families.Head;
import io.ashlar.models.families.ModelConfig;
import io.ashlar.models.families.WeightFitting;
import io.ashlar.models.tokenizers.Encoding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Decoders in the forms that training takes, and as classifiers. */
class DecoderFormsTest {
    private static final List<Encoding> ROWS = List.of(
            Encoding.ofIds(new long[] {5, 9, 11, 7, 30, 12, 8}, new long[7]),
            Encoding.ofIds(new long[] {6, 33, 4}, new long[3]));

    static List<String> fixtures() {
        return DecoderFixtures.generating();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void shouldAnswerTheSameInTheFormsOfTraining(String fixture, @TempDir Path folder) throws IOException {
        float[] packed = logits(fixture, LinearForm.PACKED, folder);

        assertThat(logits(fixture, LinearForm.PLAIN, folder)).containsExactly(packed, Offset.offset(1e-4f));
        assertThat(cosine(packed, logits(fixture, LinearForm.MIXED, folder))).isGreaterThan(0.999);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2-classifier", "llama-classifier"})
    void shouldClassifyByTheLastTokenThatIsNotPadding(String fixture) throws IOException {
        OpenedModel opened = OpenedModel.open(
                DecoderFixtures.folder(fixture), Head.TEXT_CLASSIFICATION, OpenOptions.of(Precision.FP32));
        try (LoadedArchive archive = opened.archive();
                SafetensorsFile golden =
                        SafetensorsFile.open(DecoderFixtures.folder(fixture).resolve("golden.safetensors"))) {
            List<Encoding> rows = rows(fixture);
            Packing packing = Packing.of(rows, new Packing.Numbering(0, 1), Packing.Rows.of(opened.architecture()));
            List<float[][]> logits = Unpacking.rows(packing, archive.forward(packing));
            float[] expected = Tensors.toFloats(golden.find("case0.logits").orElseThrow());
            for (int i = 0; i < rows.size(); i++) {
                assertThat(logits.get(i)[0])
                        .containsExactly(
                                new float[] {expected[3 * i], expected[3 * i + 1], expected[3 * i + 2]},
                                Offset.offset(1e-4f));
            }
        }
    }

    @Test
    void shouldDrawTheHeadThatAGeneratorLacksForClassification() {
        OpenedModel opened = OpenedModel.open(
                DecoderFixtures.folder("mistral"), Head.TEXT_CLASSIFICATION, OpenOptions.of(Precision.FP32));
        opened.archive().close();

        assertThat(opened.newWeights()).containsExactly("score.weight");
    }

    @Test
    void shouldRefuseHeadsAndPrecisionsThatAFamilyLacks() {
        refuses(ProblemCode.MODEL_TASK_UNSUPPORTED, "fill-mask", "decoders/llama", Head.FILL_MASK, Precision.FP32);
        refuses(
                ProblemCode.MODEL_TASK_UNSUPPORTED,
                "text-generation",
                "bert-fill-mask",
                Head.TEXT_GENERATION,
                Precision.FP32);
        refuses(ProblemCode.PARAMETER_INVALID, "int8", "bert-fill-mask", Head.FILL_MASK, Precision.INT8);
    }

    private static void refuses(ProblemCode code, String named, String fixture, Head head, Precision precision) {
        assertThatThrownBy(() -> OpenedModel.open(Fixtures.folder(fixture), head, OpenOptions.of(precision)))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(named);
    }

    private static float[] logits(String fixture, LinearForm form, Path folder) throws IOException {
        TorchEngine.start(0);
        Path source = DecoderFixtures.folder(fixture);
        Architecture architecture =
                Families.architecture(ModelConfig.read(source), Head.TEXT_GENERATION, new Blocks(form));
        try (Checkpoint checkpoint = Checkpoints.open(source);
                LoadedArchive archive = LoadedArchive.open(
                        architecture.root(),
                        WeightFitting.fit(architecture, checkpoint, WeightFitting.Heads.AS_SAVED, 0)
                                .mapped(DType.F32),
                        form)) {
            return archive.forward(Packing.of(ROWS, new Packing.Numbering(0, 1), Packing.Rows.ALL));
        }
    }

    private static List<Encoding> rows(String fixture) throws IOException {
        var golden = io.ashlar.contracts.Json.MAPPER.readTree(
                DecoderFixtures.folder(fixture).resolve("golden.json").toFile());
        var one = golden.path("cases").get(0);
        List<Encoding> rows = new ArrayList<>();
        for (int i = 0; i < one.path("input_ids").size(); i++) {
            List<Long> ids = new ArrayList<>();
            for (int j = 0; j < one.path("input_ids").get(i).size(); j++) {
                if (one.path("attention_mask").get(i).get(j).asInt() == 1) {
                    ids.add(one.path("input_ids").get(i).get(j).asLong());
                }
            }
            long[] row = ids.stream().mapToLong(Long::longValue).toArray();
            rows.add(Encoding.ofIds(row, new long[row.length]));
        }
        return rows;
    }

    private static double cosine(float[] left, float[] right) {
        double dot = 0;
        double a = 0;
        double b = 0;
        for (int i = 0; i < left.length; i++) {
            dot += (double) left[i] * right[i];
            a += (double) left[i] * left[i];
            b += (double) right[i] * right[i];
        }
        return dot / Math.sqrt(a * b);
    }
}
