package io.ashlar.models.families.encoderdecoders;

import io.ashlar.models.blocks.Activation;
import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.encoderdecoder.Coder;
import io.ashlar.models.blocks.encoderdecoder.EncoderDecoder;
import io.ashlar.models.blocks.encoderdecoder.LayerNames;
import io.ashlar.models.blocks.encoderdecoder.LayerStyle;
import io.ashlar.models.blocks.encoderdecoder.Positions;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.EncoderDecoderInputs;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.Inputs;
import io.ashlar.models.families.KeyPatterns;
import io.ashlar.models.families.KeyRules;
import io.ashlar.models.families.ModelConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The layers that BART's relatives share, with the fields and paths of its configuration and checkpoints. */
record BartLayout(ModelConfig config, Variant variant) {
    private static final double EPS = 1e-5;
    private static final int MOST_PLACES = 1_000_000;

    /**
     * In what the relatives differ.
     *
     * @param normFirst whether layers norm what they are given; then each coder has a norm at its end
     * @param normedWords whether embeddings are normed before the first layer
     * @param wordsBias whether there is a buffer that is added to the logits
     */
    record Variant(boolean normFirst, boolean normedWords, boolean wordsBias, Positions positions, Defaults defaults) {
        /** What transformers gives where a configuration is silent. */
        record Defaults(String activation, boolean scaledWords, double attentionDropout) {}
    }

    Architecture generating(Blocks blocks, EncoderDecoder.Words words) {
        return generating(blocks, words, words.target().rows());
    }

    Architecture generating(Blocks blocks, EncoderDecoder.Words words, long vocabulary) {
        boolean tied = config.flag("tie_word_embeddings", true);
        Block root = model(words)
                .generating(
                        blocks,
                        new EncoderDecoder.WordsHead(
                                tied ? null : "lm_head",
                                vocabulary,
                                variant.wordsBias() ? "final_logits_bias" : null,
                                1));
        int most = places(config);
        Inputs inputs = new EncoderDecoderInputs(
                Math.toIntExact(words.source().rows()), Math.toIntExact(vocabulary), most, most);
        return architecture(Head.SEQ2SEQ, root, keys(words, tied, List.of()), inputs, List.of());
    }

    Architecture architecture(Head head, Block root, KeyRules keys, Inputs inputs, List<String> labels) {
        return new Architecture(config.modelType(), head, root, keys, inputs, config.real("init_std", 0.02), labels);
    }

    EncoderDecoder model(EncoderDecoder.Words words) {
        return new EncoderDecoder(words, coder("encoder"), coder("decoder"));
    }

    /** One table for both sides. */
    EncoderDecoder.Words shared() {
        EncoderDecoder.Words.Table table =
                new EncoderDecoder.Words.Table("model.shared", config.positive("vocab_size"));
        return new EncoderDecoder.Words(table, table, wordsScale());
    }

    double wordsScale() {
        boolean scaled = config.flag("scale_embedding", variant.defaults().scaledWords());
        return scaled ? Math.sqrt(width(config)) : 1;
    }

    KeyRules keys(EncoderDecoder.Words words, boolean tied, List<String> heads) {
        boolean shared = words.source().equals(words.target());
        List<String> otherNames = new ArrayList<>();
        if (shared) {
            otherNames.addAll(List.of("model.encoder.embed_tokens.weight", "model.decoder.embed_tokens.weight"));
        }
        if (tied) {
            otherNames.add("lm_head.weight");
        }
        return new KeyRules(
                "model.",
                Map.of(words.target().path() + ".weight", otherNames),
                KeyPatterns.of(
                        "(model\\.)?shared\\.weight",
                        "(model\\.)?(encoder|decoder)\\.embed_tokens\\.weight",
                        "(model\\.)?(encoder|decoder)\\.embed_positions\\.(weights?|_float_tensor)",
                        "(model\\.)?(encoder|decoder)\\.version",
                        "lm_head\\.weight",
                        "final_logits_bias",
                        "classification_head\\..*",
                        "qa_outputs\\..*"),
                heads);
    }

    /** How many tokens positions reach. */
    static int places(ModelConfig config) {
        return config.bounded("max_position_embeddings", 1024, 1, MOST_PLACES);
    }

    static long width(ModelConfig config) {
        return config.positive("d_model");
    }

    private Coder coder(String side) {
        LayerNames names = new LayerNames(
                attention("self_attn", "self_attn_layer_norm"),
                side.equals("decoder") ? attention("encoder_attn", "encoder_attn_layer_norm") : null,
                new LayerNames.Feed("fc1", null, "fc2", "final_layer_norm"));
        return new Coder(
                "model." + side,
                "layers",
                config.layers(side + "_layers"),
                names,
                style(side),
                variant.positions(),
                new Coder.Norms(
                        variant.normedWords() ? "layernorm_embedding" : null,
                        variant.normFirst() ? "layer_norm" : null,
                        false),
                config.real("dropout", 0.1));
    }

    private LayerStyle style(String side) {
        long width = width(config);
        return new LayerStyle(
                variant.normFirst(),
                true,
                true,
                new LayerStyle.Norm(LayerStyle.Norm.Kind.LAYER, EPS),
                Activation.of(
                        config.text("activation_function", variant.defaults().activation())),
                new LayerStyle.Sizes(
                        width,
                        config.heads(side + "_attention_heads", width),
                        width,
                        config.positive(side + "_ffn_dim")),
                new LayerStyle.Rates(
                        config.real("dropout", 0.1),
                        config.real("attention_dropout", variant.defaults().attentionDropout()),
                        config.real("activation_dropout", 0)));
    }

    private static LayerNames.Attention attention(String path, String norm) {
        return new LayerNames.Attention(path + ".q_proj", path + ".k_proj", path + ".v_proj", path + ".out_proj", norm);
    }
}
