package io.ashlar.models.families;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.Fixtures;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.LinearForm;
import io.ashlar.models.checkpoint.ArrayTensor;
import io.ashlar.models.checkpoint.Checkpoint;
import io.ashlar.models.checkpoint.Checkpoints;
import io.ashlar.models.checkpoint.Tensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightFittingTest {
    @TempDir
    private Path folder;

    @Test
    void shouldNameEveryMissingWeight() throws IOException {
        Fixtures.copy("bert-text-classification", folder);
        Fixtures.rewrite(folder, tensors -> {
            tensors.remove("bert.encoder.layer.1.output.dense.bias");
            tensors.remove("classifier.bias");
            return tensors;
        });

        assertProblem(
                ProblemCode.MODEL_WEIGHT_MISSING,
                "bert.encoder.layer.1.output.dense.bias",
                "classifier.bias",
                "2 weights");
    }

    @Test
    void shouldNameEveryUnexpectedWeight() throws IOException {
        Fixtures.copy("bert-text-classification", folder);
        Fixtures.rewrite(folder, tensors -> {
            tensors.put("bert.encoder.layer.2.output.dense.bias", ArrayTensor.of(List.of(1L), 1));
            tensors.put("adapter.weight", ArrayTensor.of(List.of(1L), 1));
            return tensors;
        });

        assertProblem(ProblemCode.MODEL_WEIGHT_UNEXPECTED, "adapter.weight", "bert.encoder.layer.2.output.dense.bias");
    }

    @Test
    void shouldNameAWeightOfAnotherShape() throws IOException {
        Fixtures.copy("bert-text-classification", folder);
        Fixtures.edit(folder, "config.json", "\"intermediate_size\": 40", "\"intermediate_size\": 41");

        assertProblem(ProblemCode.MODEL_FILE_MALFORMED, "intermediate.dense.weight", "[40, 24]", "[41, 24]");
    }

    @Test
    void shouldReadOldSpellingsAndIgnoreWhatIsRightlyUnused() throws IOException {
        Fixtures.copy("bert-fill-mask", folder);
        Fixtures.rewrite(folder, tensors -> {
            tensors.put("bert.embeddings.position_ids", ArrayTensor.of(List.of(1L, 2L), 0, 1));
            tensors.put("bert.pooler.dense.bias", ArrayTensor.of(List.of(1L), 1));
            tensors.put("cls.seq_relationship.bias", ArrayTensor.of(List.of(2L), 1, 2));
            tensors.put("cls.predictions.decoder.weight", tensors.get("bert.embeddings.word_embeddings.weight"));
            return Fixtures.renamed(name -> name.replace("LayerNorm.weight", "LayerNorm.gamma")
                            .replace("LayerNorm.bias", "LayerNorm.beta")
                            .replace("cls.predictions.bias", "cls.predictions.decoder.bias"))
                    .apply(tensors);
        });

        FittedWeights weights = fit(Head.FILL_MASK, WeightFitting.Heads.AS_SAVED);

        assertThat(weights.newWeights()).isEmpty();
        assertThat(weights.tensors())
                .containsKeys("bert.embeddings.LayerNorm.weight", "cls.predictions.bias")
                .doesNotContainKey("cls.predictions.decoder.weight");
    }

    @Test
    void shouldDrawAHeadForOtherLabelsOnlyWhereAsked() throws IOException {
        Fixtures.copy("roberta-text-classification", folder);
        Fixtures.edit(folder, "config.json", "\"1\": \"yes\"", "\"1\": \"yes\", \"2\": \"perhaps\"");

        FittedWeights weights = fit(Head.TEXT_CLASSIFICATION, WeightFitting.Heads.NEW_WHERE_LABELS_DIFFER);

        assertProblem(ProblemCode.MODEL_FILE_MALFORMED, "classifier.out_proj", "[3, 16]");
        assertThat(weights.newWeights())
                .allMatch(name -> name.startsWith("classifier."))
                .hasSize(4);
        float[] drawn = Tensors.toFloats(weights.tensor("classifier.dense.weight"));
        assertThat(standardDeviation(drawn)).isBetween(0.3, 0.5);
        assertThat(Tensors.toFloats(weights.tensor("classifier.out_proj.bias"))).containsOnly(0);
    }

    private FittedWeights fit(Head head, WeightFitting.Heads heads) {
        Architecture architecture = Families.architecture(ModelConfig.read(folder), head, new Blocks(LinearForm.PLAIN));
        try (Checkpoint checkpoint = Checkpoints.open(folder)) {
            FittedWeights weights = WeightFitting.fit(architecture, checkpoint, heads, 3);
            weights.newWeights().forEach(name -> assertThat(weights.tensors()).containsKey(name));
            return weights;
        }
    }

    private void assertProblem(ProblemCode code, String... parts) {
        assertThatThrownBy(() -> fit(Head.TEXT_CLASSIFICATION, WeightFitting.Heads.AS_SAVED))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContainingAll(parts);
    }

    private static double standardDeviation(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value * value;
        }
        return Math.sqrt(sum / values.length);
    }
}
