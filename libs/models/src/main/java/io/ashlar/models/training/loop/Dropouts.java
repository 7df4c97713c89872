package io.ashlar.models.training.loop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.models.families.ModelConfig;
import java.util.List;

/** The rates of dropout under every name that configurations give them. */
final class Dropouts {
    private static final List<String> NAMES = List.of(
            "hidden_dropout_prob",
            "attention_probs_dropout_prob",
            "classifier_dropout",
            "classifier_dropout_prob",
            "dropout",
            "attention_dropout",
            "activation_dropout",
            "seq_classif_dropout",
            "qa_dropout",
            "cls_dropout",
            "pooler_dropout",
            "summary_last_dropout",
            "dropout_rate",
            "embd_pdrop",
            "attn_pdrop",
            "resid_pdrop",
            "embedding_dropout",
            "mlp_dropout",
            "hidden_dropout");

    private Dropouts() {}

    static ModelConfig with(ModelConfig config, double rate) {
        ObjectNode json = config.toJson();
        NAMES.forEach(name -> json.put(name, rate));
        return ModelConfig.of(json);
    }
}
