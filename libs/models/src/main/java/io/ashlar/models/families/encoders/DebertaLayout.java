package io.ashlar.models.families.encoders;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.blocks.Activation;
import io.ashlar.models.blocks.Attention;
import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.ConvLayer;
import io.ashlar.models.blocks.DisentangledAttention;
import io.ashlar.models.blocks.PostNormLayer;
import io.ashlar.models.blocks.TextEmbeddings;
import io.ashlar.models.blocks.TextEncoder;
import io.ashlar.models.families.ModelConfig;
import io.ashlar.models.families.TextInputs;
import java.util.List;

/** The encoder of DeBERTa's versions, and the fields of their configuration. */
record DebertaLayout(ModelConfig config) {
    TextEncoder encoder(Blocks blocks) {
        refuse("talking_head", config.flag("talking_head", false));
        refuse("attention_head_size", config.integer("attention_head_size", width() / heads()) != width() / heads());
        DisentangledAttention attention = attention();
        Block block = second() ? attention.separate(blocks) : attention.fused(blocks);
        Block layer = new PostNormLayer(
                        BertLayout.NAMES,
                        new PostNormLayer.Sizes(width(), config.positive("intermediate_size"), eps()),
                        activation("hidden_act"),
                        dropout(),
                        dropout())
                .block(blocks, new Attention("attention.self", block));
        TextEncoder encoder = TextEncoder.of(embeddings(blocks))
                .withBlankPadding()
                .withLayers("encoder.layer", config.layers("num_hidden_layers"), layer);
        encoder = withConvolution(encoder, blocks);
        return relative() ? withTable(encoder, attention, blocks) : encoder;
    }

    TextInputs inputs() {
        return new TextInputs(
                0,
                Math.toIntExact(config.positive("vocab_size")),
                Math.toIntExact(config.integer("type_vocab_size", 0)),
                Math.toIntExact(positions()));
    }

    long width() {
        return config.positive("hidden_size");
    }

    long embeddingWidth() {
        return config.integer("embedding_size", width());
    }

    double eps() {
        return config.real("layer_norm_eps", 1e-7);
    }

    double dropout() {
        return config.real("hidden_dropout_prob", 0.1);
    }

    Activation activation(String field) {
        return Activation.of(config.text(field, "gelu"));
    }

    private Block embeddings(Blocks blocks) {
        return new TextEmbeddings(
                        TextEmbeddings.Names.BERT,
                        config.positive("vocab_size"),
                        config.flag("position_biased_input", true) ? positions() : 0,
                        config.integer("type_vocab_size", 0),
                        embeddingWidth(),
                        width(),
                        blocks.layerNorm(width(), eps()),
                        dropout())
                .block(blocks);
    }

    private DisentangledAttention attention() {
        List<String> types = config.texts("pos_att_type");
        boolean keys = types.contains("c2p");
        boolean queries = types.contains("p2c");
        boolean shared = second() && config.flag("share_att_key", false);
        String keyPath = second() ? "pos_key_proj" : "pos_proj";
        String queryPath = second() ? "pos_query_proj" : "pos_q_proj";
        // The second version counts the types it knows, the first all that are named.
        long parts = 1 + (second() ? (keys ? 1 : 0) + (queries ? 1 : 0) : types.size());
        return new DisentangledAttention(
                width(),
                heads(),
                relative() && keys ? shared ? "key_proj" : keyPath : "",
                relative() && queries ? shared ? "query_proj" : queryPath : "",
                parts,
                config.real("attention_probs_dropout_prob", 0.1),
                dropout());
    }

    private TextEncoder withTable(TextEncoder encoder, DisentangledAttention attention, Blocks blocks) {
        long most = config.integer("max_relative_positions", -1);
        long farthest = most < 1 ? positions() : most;
        long buckets = second() ? Math.max(0, config.integer("position_buckets", -1)) : 0;
        long span = buckets > 0 ? buckets : farthest;
        TextEncoder with = encoder.with("encoder.rel_embeddings", blocks.embedding(2 * span, width()));
        String table = "self.encoder.rel_embeddings.weight";
        if (second() && config.texts("norm_rel_ebd").contains("layer_norm")) {
            with = with.with("encoder.LayerNorm", blocks.layerNorm(width(), eps()));
            table = "self.encoder.LayerNorm.forward(" + table + ")";
        }
        return attention.in(with, new DisentangledAttention.Table(span, buckets, farthest, table), blocks.form());
    }

    private TextEncoder withConvolution(TextEncoder encoder, Blocks blocks) {
        long kernel = second() ? config.integer("conv_kernel_size", 0) : 0;
        if (kernel <= 0) {
            return encoder;
        }
        refuse("conv_kernel_size", kernel % 2 == 0);
        return new ConvLayer(
                        width(),
                        kernel,
                        config.integer("conv_groups", 1),
                        Activation.of(config.text("conv_act", "tanh")),
                        eps(),
                        dropout())
                .in(encoder, "encoder.conv", blocks);
    }

    private void refuse(String field, boolean unsupported) {
        if (unsupported) {
            throw new ProblemException(
                    ProblemCode.MODEL_ARCHITECTURE_UNSUPPORTED,
                    "config.json has " + field + " " + config.toJson().path(field) + ", with which no published '"
                            + config.modelType() + "' was trained. Ashlar lacks it.");
        }
    }

    private boolean second() {
        return config.modelType().equals("deberta-v2");
    }

    private boolean relative() {
        return config.flag("relative_attention", false);
    }

    private long heads() {
        return config.heads("num_attention_heads", width());
    }

    private long positions() {
        return config.integer("max_position_embeddings", 512);
    }
}
