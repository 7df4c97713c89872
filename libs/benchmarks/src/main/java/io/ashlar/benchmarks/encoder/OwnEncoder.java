package io.ashlar.benchmarks.encoder;

import io.ashlar.benchmarks.measure.Contender;
import io.ashlar.models.TextModel;
import io.ashlar.models.tokenizers.Encoding;
import java.util.List;

/** Our forward: from token ids to the hidden states of every token as Java arrays. */
record OwnEncoder(String name, TextModel<float[][]> model, List<Encoding> batch) implements Contender {
    @Override
    public double run(int times) {
        long began = System.nanoTime();
        for (int i = 0; i < times; i++) {
            if (model.predict(batch).size() != batch.size()) {
                throw new IllegalStateException("A forward lost a sequence");
            }
        }
        return (System.nanoTime() - began) / 1e9;
    }
}
