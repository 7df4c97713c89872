package io.ashlar.models.families.encoderdecoders;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.blocks.Activation;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.encoderdecoder.Coder;
import io.ashlar.models.blocks.encoderdecoder.EncoderDecoder;
import io.ashlar.models.blocks.encoderdecoder.LayerNames;
import io.ashlar.models.blocks.encoderdecoder.LayerStyle;
import io.ashlar.models.blocks.encoderdecoder.Positions;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.EncoderDecoderInputs;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.KeyPatterns;
import io.ashlar.models.families.KeyRules;
import io.ashlar.models.families.ModelConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * T5 (Raffel et al. 2020), its 1.1 and FLAN successors and mT5: relative positions, no biases, norms before each part.
 */
final class T5 implements WritingFamily {
    /** The model has no bound of its own; scores of a longer source would not fit into memory. */
    private static final int MOST_TOKENS = 8192;

    private static final int MOST_LAYERS = 1000;
    private static final int MOST_BUCKETS = 4096;
    private static final String HEAD = "lm_head";
    private static final String TIED = "tie_word_embeddings";
    private static final String SCALED = "scale_decoder_outputs";

    @Override
    public Set<String> modelTypes() {
        return Set.of("t5", "mt5");
    }

    /**
     * A checkpoint without a head of its own is tied whatever its configuration says: transformers 5 ties all of them,
     * and takes the flag to say whether the decoder's states are scaled.
     */
    @Override
    public ModelConfig settled(ModelConfig config, Supplier<Set<String>> keys) {
        return tied(config) || keys.get().stream().anyMatch(key -> key.endsWith(HEAD + ".weight"))
                ? config
                : config.with(Map.of(TIED, true, SCALED, config.flag(SCALED, false)));
    }

    private static boolean tied(ModelConfig config) {
        return config.flag(TIED, config.modelType().equals("t5"));
    }

    @Override
    public Architecture architecture(ModelConfig config, Head head, Blocks blocks) {
        boolean tied = tied(config);
        int vocabulary = Math.toIntExact(config.positive("vocab_size"));
        int layers = config.layers("num_layers");
        EncoderDecoder.Words.Table table = new EncoderDecoder.Words.Table("shared", vocabulary);
        EncoderDecoder model = new EncoderDecoder(
                new EncoderDecoder.Words(table, table, 1),
                coder(config, "encoder", layers),
                coder(config, "decoder", config.bounded("num_decoder_layers", layers, 1, MOST_LAYERS)));
        // Only checkpoints that tie the two scale the decoder's states; newer configurations say it themselves.
        boolean scaled = config.flag(SCALED, tied);
        EncoderDecoder.WordsHead words = new EncoderDecoder.WordsHead(
                tied ? null : HEAD, vocabulary, null, scaled ? Math.pow(config.positive("d_model"), -0.5) : 1);
        List<String> otherNames =
                new ArrayList<>(List.of("encoder.embed_tokens.weight", "decoder.embed_tokens.weight"));
        if (tied) {
            otherNames.add(HEAD + ".weight");
        }
        KeyRules keys = new KeyRules(
                "transformer.",
                Map.of("shared.weight", otherNames),
                KeyPatterns.of(
                        "(encoder|decoder)\\.embed_tokens\\.weight",
                        "decoder\\.block\\.0\\.layer\\.1\\.EncDecAttention\\.relative_attention_bias\\.weight",
                        "lm_head\\.weight"),
                List.of());
        return new Architecture(
                config.modelType(),
                head,
                model.generating(blocks, words),
                keys,
                new EncoderDecoderInputs(vocabulary, vocabulary, MOST_TOKENS, MOST_TOKENS),
                config.real("initializer_factor", 1) * 0.05,
                List.of());
    }

    private static Coder coder(ModelConfig config, String path, int layers) {
        boolean decoder = path.equals("decoder");
        boolean gated = gated(config);
        String feed = decoder ? "layer.2." : "layer.1.";
        LayerNames names = new LayerNames(
                attention("layer.0.", "SelfAttention."),
                decoder ? attention("layer.1.", "EncDecAttention.") : null,
                new LayerNames.Feed(
                        feed + (gated ? "DenseReluDense.wi_1" : "DenseReluDense.wi"),
                        gated ? feed + "DenseReluDense.wi_0" : null,
                        feed + "DenseReluDense.wo",
                        feed + "layer_norm"));
        double dropout = config.real("dropout_rate", 0.1);
        long heads = config.positive("num_heads");
        LayerStyle style = new LayerStyle(
                true,
                false,
                false,
                new LayerStyle.Norm(LayerStyle.Norm.Kind.ROOT_MEAN_SQUARE, config.real("layer_norm_epsilon", 1e-6)),
                activation(config),
                new LayerStyle.Sizes(
                        config.positive("d_model"), heads, heads * config.positive("d_kv"), config.positive("d_ff")),
                new LayerStyle.Rates(dropout, dropout, dropout));
        int buckets = Math.toIntExact(config.integer("relative_attention_num_buckets", 32));
        int furthest = Math.toIntExact(config.integer("relative_attention_max_distance", 128));
        if (buckets < 4 || buckets > MOST_BUCKETS || furthest <= buckets / 2) {
            throw ModelConfig.malformed("relative_attention_num_buckets is " + buckets
                    + " and relative_attention_max_distance " + furthest + ", not 4 to " + MOST_BUCKETS
                    + " and above half of it");
        }
        return new Coder(
                path,
                "block",
                layers,
                names,
                style,
                new Positions.Relative("layer.0.SelfAttention.relative_attention_bias", buckets, furthest),
                new Coder.Norms(null, "final_layer_norm", true),
                dropout);
    }

    private static LayerNames.Attention attention(String layer, String part) {
        return new LayerNames.Attention(
                layer + part + "q", layer + part + "k", layer + part + "v", layer + part + "o", layer + "layer_norm");
    }

    private static boolean gated(ModelConfig config) {
        return config.flag("is_gated_act", projection(config).startsWith("gated-"));
    }

    /** {@code gated-gelu} has always meant GELU's tanh form. */
    private static Activation activation(ModelConfig config) {
        String projection = projection(config);
        String name = projection.equals("gated-gelu") ? "gelu_new" : projection.replaceFirst("^gated-", "");
        return Activation.of(config.text("dense_act_fn", name));
    }

    private static String projection(ModelConfig config) {
        String absent = config.modelType().equals("t5") ? "relu" : "gated-gelu";
        String projection = config.text("feed_forward_proj", absent);
        if (!projection.matches("(gated-)?[^-]+")) {
            throw new ProblemException(
                    ProblemCode.MODEL_FILE_MALFORMED,
                    "config.json has feed_forward_proj '" + projection
                            + "', not an activation or 'gated-' and an activation. Correct the file.");
        }
        return projection;
    }
}
