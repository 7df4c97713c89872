package io.ashlar.testing.models;

import io.ashlar.testing.models.TinyModel.Head;
import java.util.Map;
import java.util.SortedMap;

/**
 * RoBERTa as {@code transformers} stores it: BERT's encoder, positions counted from 2, other heads, byte-level tokens.
 */
final class RobertaLayout implements FamilyLayout {
    private static final int FIRST_POSITION = 2;

    @Override
    public Map<String, Object> config(TinyModel model, int vocabularySize) {
        Map<String, Object> config = FamilyLayout.commonConfig(model, "roberta", "Roberta");
        BertLayout.encoderConfig(config, model);
        config.put("vocab_size", vocabularySize);
        config.put("max_position_embeddings", model.maxTokens() + FIRST_POSITION);
        config.put("type_vocab_size", 1);
        config.put("layer_norm_eps", 1e-5);
        config.put("bos_token_id", 0);
        config.put("pad_token_id", 1);
        config.put("eos_token_id", 2);
        return config;
    }

    @Override
    public SortedMap<String, int[]> weights(TinyModel model, int vocabularySize) {
        int width = model.hiddenSize();
        String prefix = model.head() == Head.NONE ? "" : "roberta.";
        Shapes shapes = new Shapes();
        BertLayout.encoder(shapes, prefix, model, vocabularySize, model.maxTokens() + FIRST_POSITION, 1);
        switch (model.head()) {
            case NONE -> shapes.linear("pooler.dense", width, width);
            case CLASSIFICATION ->
                shapes.linear("classifier.dense", width, width)
                        .linear("classifier.out_proj", width, model.labels().size());
            case MASKED_TOKENS ->
                shapes.linear("lm_head.dense", width, width)
                        .layerNorm("lm_head.layer_norm", width)
                        .vector("lm_head.bias", vocabularySize);
        }
        return shapes.all();
    }

    @Override
    public TinyTokenizer tokenizer(TinyModel model) {
        return ByteLevelTokenizer.of("RobertaTokenizer", model.maxTokens());
    }
}
