package io.ashlar.models;

import io.ashlar.models.running.Packing;
import io.ashlar.models.running.TextRunner;
import io.ashlar.models.tokenizers.Encoding;
import io.ashlar.models.tokenizers.TextTokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A masked language model: beside logits it has the tokenizer, because its answers are tokens. */
public final class FillMaskModel implements TextModel<MaskLogits> {
    private final TextRunner runner;
    private final long maskId;

    FillMaskModel(TextRunner runner) {
        this.runner = runner;
        this.maskId = runner.tokenizer().maskId().orElseThrow();
    }

    /** Turns tokens of answers into text. */
    public TextTokenizer tokenizer() {
        return runner.tokenizer();
    }

    @Override
    public ModelSummary summary() {
        return runner.summary();
    }

    @Override
    public Encoding encode(TextInput input) {
        return runner.encode(input);
    }

    @Override
    public List<MaskLogits> predict(List<Encoding> batch) {
        Packing.Rows masks = (encoding, token) -> encoding.id(token) == maskId;
        List<float[][]> logits = runner.predict(batch, masks);
        List<MaskLogits> results = new ArrayList<>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            Encoding encoding = batch.get(i);
            int[] positions = IntStream.range(0, encoding.tokenCount())
                    .filter(token -> masks.wants(encoding, token))
                    .toArray();
            results.add(new MaskLogits(positions, logits.get(i)));
        }
        return results;
    }

    @Override
    public void warmUp() {
        runner.warmUp(Packing.Rows.FIRST);
    }

    @Override
    public void close() {
        runner.close();
    }
}
