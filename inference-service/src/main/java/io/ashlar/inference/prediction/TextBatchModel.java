package io.ashlar.inference.prediction;

import io.ashlar.inference.serving.BatchModel;
import io.ashlar.models.TextInput;
import io.ashlar.models.TextModel;
import io.ashlar.models.tokenizers.Encoding;
import java.util.ArrayList;
import java.util.List;

/**
 * A text model as serving sees it.
 *
 * @param <R> the model's raw result for one text
 */
record TextBatchModel<R>(TextModel<R> model) implements BatchModel<TextInput, Encoding, TextBatchModel.Read<R>> {
    /** A raw result with the tokens it is of, which turn it into an answer. */
    record Read<R>(Encoding encoding, R result) {}

    @Override
    public Encoding encode(TextInput input) {
        return model.encode(input);
    }

    @Override
    public int tokens(Encoding encoded) {
        return encoded.tokenCount();
    }

    @Override
    public List<Read<R>> predict(List<Encoding> batch) {
        List<R> results = model.predict(batch);
        List<Read<R>> read = new ArrayList<>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            read.add(new Read<>(batch.get(i), results.get(i)));
        }
        return read;
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
