package io.ashlar.models.training.lora;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names on the right are those of transformers 5.23.0's modules. */
class NewerNamesTest {
    @ParameterizedTest
    @CsvSource({
        "vit, vit.encoder.layer.1.attention.attention.query.weight, vit.layers.1.attention.q_proj.weight",
        "vit, vit.encoder.layer.1.attention.output.dense.bias, vit.layers.1.attention.o_proj.bias",
        "deit, deit.encoder.layer.0.intermediate.dense, deit.layers.0.mlp.fc1",
        "beit, beit.encoder.layer.0.output.dense, beit.layers.0.mlp.fc2",
        "dinov2, dinov2.encoder.layer.0.attention.attention.value, dinov2.encoder.layer.0.attention.v_proj",
        "swin, swin.encoder.layers.0.blocks.0.attention.self.key, swin.encoder.layers.0.blocks.0.attention.k_proj",
        "vit, vit.embeddings.cls_token, vit.embeddings.cls_token",
        "bert, bert.encoder.layer.0.attention.self.query, bert.encoder.layer.0.attention.self.query",
    })
    void shouldCallBlocksAsTransformers5Does(String family, String path, String newer) {
        assertThat(NewerNames.of(family, path)).isEqualTo(newer);
    }
}
