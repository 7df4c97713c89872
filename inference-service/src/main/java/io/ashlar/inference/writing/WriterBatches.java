package io.ashlar.inference.writing;

import io.ashlar.inference.serving.BatchModel;
import io.ashlar.models.tasks.generation.TextListener;
import io.ashlar.models.tasks.generation.WrittenText;
import io.ashlar.models.tasks.generation.WrittenToken;
import java.util.List;

/** A writer as serving sees it: what waits together is written together. */
record WriterBatches(Writer writer) implements BatchModel<Writing, List<WrittenText>> {
    @Override
    public int tokens(Writing writing) {
        return writing.text().readTokens() * writing.text().rows();
    }

    @Override
    public List<List<WrittenText>> predict(List<Writing> batch) {
        return writer.write(batch.stream().map(Writing::text).toList(), new TextListener() {
            @Override
            public boolean onToken(int request, int sequence, WrittenToken token) {
                return batch.get(request).wrote(sequence, token);
            }

            @Override
            public boolean onText(int request, int sequence, String piece) {
                return batch.get(request).wrote(sequence, piece);
            }

            @Override
            public boolean goesOn(int request) {
                return !batch.get(request).unwanted().get();
            }
        });
    }

    @Override
    public void warmUp() {
        writer.warmUp();
    }

    @Override
    public void close() {
        writer.close();
    }
}
