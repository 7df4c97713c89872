package io.ashlar.testing.models;

import io.ashlar.testing.models.TinyModel.Head;
import java.util.Map;
import java.util.SortedMap;

/** DistilBERT as {@code transformers} stores it: BERT without token types and pooler, under names of its own. */
final class DistilBertLayout implements FamilyLayout {

    @Override
    public Map<String, Object> config(TinyModel model, int vocabularySize) {
        Map<String, Object> config = FamilyLayout.commonConfig(model, "distilbert", "DistilBert");
        config.put("vocab_size", vocabularySize);
        config.put("max_position_embeddings", model.maxTokens());
        config.put("sinusoidal_pos_embds", false);
        config.put("dim", model.hiddenSize());
        config.put("n_layers", model.layers());
        config.put("n_heads", model.heads());
        config.put("hidden_dim", model.feedForwardSize());
        config.put("activation", "gelu");
        config.put("dropout", 0.1);
        config.put("attention_dropout", 0.1);
        config.put("seq_classif_dropout", 0.2);
        config.put("qa_dropout", 0.1);
        config.put("initializer_range", 0.02);
        config.put("tie_weights_", true);
        config.put("pad_token_id", 0);
        return config;
    }

    @Override
    public SortedMap<String, int[]> weights(TinyModel model, int vocabularySize) {
        int width = model.hiddenSize();
        Shapes shapes = new Shapes();
        encoder(shapes, model.head() == Head.NONE ? "" : "distilbert.", model, vocabularySize);
        switch (model.head()) {
            case NONE -> {}
            case CLASSIFICATION ->
                shapes.linear("pre_classifier", width, width)
                        .linear("classifier", width, model.labels().size());
            case MASKED_TOKENS ->
                shapes.linear("vocab_transform", width, width)
                        .layerNorm("vocab_layer_norm", width)
                        .vector("vocab_projector.bias", vocabularySize);
        }
        return shapes.all();
    }

    private static void encoder(Shapes shapes, String prefix, TinyModel model, int vocabularySize) {
        int width = model.hiddenSize();
        shapes.matrix(prefix + "embeddings.word_embeddings.weight", vocabularySize, width)
                .matrix(prefix + "embeddings.position_embeddings.weight", model.maxTokens(), width)
                .layerNorm(prefix + "embeddings.LayerNorm", width);
        for (int i = 0; i < model.layers(); i++) {
            String layer = prefix + "transformer.layer." + i + ".";
            shapes.linear(layer + "attention.q_lin", width, width)
                    .linear(layer + "attention.k_lin", width, width)
                    .linear(layer + "attention.v_lin", width, width)
                    .linear(layer + "attention.out_lin", width, width)
                    .layerNorm(layer + "sa_layer_norm", width)
                    .linear(layer + "ffn.lin1", width, model.feedForwardSize())
                    .linear(layer + "ffn.lin2", model.feedForwardSize(), width)
                    .layerNorm(layer + "output_layer_norm", width);
        }
    }

    @Override
    public TinyTokenizer tokenizer(TinyModel model) {
        return WordPieceTokenizer.of("DistilBertTokenizer", model.maxTokens());
    }
}
