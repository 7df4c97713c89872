package io.ashlar.inference.prediction;

import io.ashlar.inference.serving.BatchModel;
import io.ashlar.models.TextModel;
import io.ashlar.models.tokenizers.Encoding;
import java.util.List;

/**
 * A text model as serving sees it.
 *
 * @param <R> the model's raw result for one sequence
 */
record TextBatches<R>(TextModel<R> model) implements BatchModel<Encoding, R> {
    @Override
    public int tokens(Encoding encoded) {
        return encoded.tokenCount();
    }

    @Override
    public List<R> predict(List<Encoding> batch) {
        return model.predict(batch);
    }

    @Override
    public void warmUp() {
        model.warmUp();
    }

    @Override
    public void close() {
        model.close();
    }
}
