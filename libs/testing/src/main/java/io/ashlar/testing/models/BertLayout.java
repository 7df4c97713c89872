package io.ashlar.testing.models;

import io.ashlar.testing.models.TinyModel.Head;
import java.util.Map;
import java.util.SortedMap;

/** BERT as {@code transformers} stores it. */
final class BertLayout implements FamilyLayout {

    @Override
    public Map<String, Object> config(TinyModel model, int vocabularySize) {
        Map<String, Object> config = FamilyLayout.commonConfig(model, "bert", "Bert");
        encoderConfig(config, model);
        config.put("vocab_size", vocabularySize);
        config.put("max_position_embeddings", model.maxTokens());
        config.put("type_vocab_size", 2);
        config.put("layer_norm_eps", 1e-12);
        config.put("pad_token_id", 0);
        return config;
    }

    @Override
    public SortedMap<String, int[]> weights(TinyModel model, int vocabularySize) {
        int width = model.hiddenSize();
        String prefix = model.head() == Head.NONE ? "" : "bert.";
        Shapes shapes = new Shapes();
        encoder(shapes, prefix, model, vocabularySize, model.maxTokens(), 2);
        switch (model.head()) {
            case NONE -> shapes.linear("pooler.dense", width, width);
            case CLASSIFICATION ->
                shapes.linear("bert.pooler.dense", width, width)
                        .linear("classifier", width, model.labels().size());
            case MASKED_TOKENS ->
                shapes.linear("cls.predictions.transform.dense", width, width)
                        .layerNorm("cls.predictions.transform.LayerNorm", width)
                        .vector("cls.predictions.bias", vocabularySize);
        }
        return shapes.all();
    }

    @Override
    public TinyTokenizer tokenizer(TinyModel model) {
        return WordPieceTokenizer.of("BertTokenizer", model.maxTokens());
    }

    /** The fields that BERT and RoBERTa share. */
    static void encoderConfig(Map<String, Object> config, TinyModel model) {
        config.put("hidden_size", model.hiddenSize());
        config.put("num_hidden_layers", model.layers());
        config.put("num_attention_heads", model.heads());
        config.put("intermediate_size", model.feedForwardSize());
        config.put("hidden_act", "gelu");
        config.put("hidden_dropout_prob", 0.1);
        config.put("attention_probs_dropout_prob", 0.1);
        config.put("initializer_range", 0.02);
    }

    /** The weights that BERT and RoBERTa share: embeddings and layers. */
    static void encoder(Shapes shapes, String prefix, TinyModel model, int vocabularySize, int positions, int types) {
        int width = model.hiddenSize();
        String embeddings = prefix + "embeddings.";
        shapes.matrix(embeddings + "word_embeddings.weight", vocabularySize, width)
                .matrix(embeddings + "position_embeddings.weight", positions, width)
                .matrix(embeddings + "token_type_embeddings.weight", types, width)
                .layerNorm(embeddings + "LayerNorm", width);
        for (int i = 0; i < model.layers(); i++) {
            String layer = prefix + "encoder.layer." + i + ".";
            shapes.linear(layer + "attention.self.query", width, width)
                    .linear(layer + "attention.self.key", width, width)
                    .linear(layer + "attention.self.value", width, width)
                    .linear(layer + "attention.output.dense", width, width)
                    .layerNorm(layer + "attention.output.LayerNorm", width)
                    .linear(layer + "intermediate.dense", width, model.feedForwardSize())
                    .linear(layer + "output.dense", model.feedForwardSize(), width)
                    .layerNorm(layer + "output.LayerNorm", width);
        }
    }
}
