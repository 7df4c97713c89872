package io.ashlar.models.training.loop;

import io.ashlar.models.blocks.Block;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.ModelConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Rows of embeddings that stand for padding get no gradient from where they are looked up, as in transformers: it
 * matters where a padding token is really read, as the first token of some decoders is.
 */
final class PaddingRows {
    private static final Set<String> WORDS =
            Set.of("word_embeddings", "embed_tokens", "shared", "tok_embeddings", "word_embedding");
    private static final Set<String> WITHOUT =
            Set.of("t5", "mt5", "bloom", "falcon", "gpt_neox", "gpt2", "gpt_neo", "gptj");
    private static final Set<String> POSITIONS_TOO = Set.of("roberta", "xlm-roberta", "camembert", "mpnet");
    private static final Map<String, Long> DEFAULTS = Map.ofEntries(
            Map.entry("bert", 0L),
            Map.entry("distilbert", 0L),
            Map.entry("electra", 0L),
            Map.entry("albert", 0L),
            Map.entry("deberta", 0L),
            Map.entry("deberta-v2", 0L),
            Map.entry("roberta", 1L),
            Map.entry("xlm-roberta", 1L),
            Map.entry("camembert", 1L),
            Map.entry("mpnet", 1L),
            Map.entry("modernbert", 50283L),
            Map.entry("bart", 1L),
            Map.entry("mbart", 1L),
            Map.entry("m2m_100", 1L),
            Map.entry("marian", 58100L),
            Map.entry("pegasus", 0L),
            Map.entry("opt", 1L),
            Map.entry("gemma", 0L),
            Map.entry("gemma2", 0L),
            Map.entry("gemma3_text", 0L),
            Map.entry("phi3", 32000L));
    private static final String LOOKED_UP = "torch.embedding(self.weight, ids)";

    private final long padding;
    private final boolean positionsToo;

    private PaddingRows(long padding, boolean positionsToo) {
        this.padding = padding;
        this.positionsToo = positionsToo;
    }

    /** The architecture as it is trained. */
    static Architecture without(Architecture architecture, ModelConfig config) {
        OptionalLong padding = id(config);
        if (padding.isEmpty()) {
            return architecture;
        }
        PaddingRows rows = new PaddingRows(padding.getAsLong(), POSITIONS_TOO.contains(config.modelType()));
        return new Architecture(
                architecture.family(),
                architecture.head(),
                rows.rewritten("", architecture.root()),
                architecture.keys(),
                architecture.inputs(),
                architecture.initializerRange(),
                architecture.labels());
    }

    private static OptionalLong id(ModelConfig config) {
        String type = config.modelType();
        var written = config.toJson().path("pad_token_id");
        if (WITHOUT.contains(type) || written.isNull()) {
            return OptionalLong.empty();
        }
        if (written.isIntegralNumber()) {
            return written.longValue() < 0 ? OptionalLong.empty() : OptionalLong.of(written.longValue());
        }
        Long absent = DEFAULTS.get(type);
        return absent == null ? OptionalLong.empty() : OptionalLong.of(absent);
    }

    private Block rewritten(String name, Block block) {
        Map<String, Block> children = new LinkedHashMap<>();
        block.children().forEach((below, child) -> children.put(below, rewritten(below, child)));
        boolean concerned = WORDS.contains(name) || positionsToo && name.equals("position_embeddings");
        Block.Weight weight = block.weights().get("weight");
        boolean holds = weight != null && padding < weight.shape().get(0);
        String methods = concerned && holds
                ? block.methods().replace(LOOKED_UP, "torch.embedding(self.weight, ids, " + padding + ")")
                : block.methods();
        return new Block(block.kind(), methods, block.weights(), block.attributes(), children);
    }
}
