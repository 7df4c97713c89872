package io.ashlar.models.training.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.models.Fixtures;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.LinearForm;
import io.ashlar.models.families.Families;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.ModelConfig;
import io.ashlar.models.training.RecordedSteps;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterGroupsTest {
    @ParameterizedTest
    @ValueSource(strings = {"bert-text-classification", "roberta-text-classification", "distilbert-regression"})
    void shouldDecayWhatTransformersDecays(String model) {
        JsonNode expected = RecordedSteps.json("decay-groups").path(model);

        ParameterGroups groups = groups(model, List.of());

        assertThat(groups.decayed()).containsExactlyInAnyOrderElementsOf(texts(expected.path("decayed")));
        assertThat(groups.undecayed()).containsExactlyInAnyOrderElementsOf(texts(expected.path("undecayed")));
    }

    @Test
    void shouldLeaveOutWhatIsFrozen() {
        ParameterGroups groups =
                groups("bert-text-classification", List.of("bert.embeddings", "bert.encoder.layer.0."));

        assertThat(groups.all())
                .noneMatch(path -> path.startsWith("bert.embeddings"))
                .noneMatch(path -> path.startsWith("bert.encoder.layer.0."))
                .contains("bert.encoder.layer.1.output.dense.weight", "classifier.bias");
    }

    private static ParameterGroups groups(String model, List<String> frozen) {
        return ParameterGroups.of(
                Families.architecture(
                                ModelConfig.read(Fixtures.folder(model)),
                                Head.TEXT_CLASSIFICATION,
                                new Blocks(LinearForm.PLAIN))
                        .root(),
                path -> frozen.stream().noneMatch(path::startsWith));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.textValue()));
        return texts;
    }
}
