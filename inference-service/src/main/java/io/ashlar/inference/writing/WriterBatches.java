package io.ashlar.inference.writing;

import io.ashlar.inference.serving.BatchModel;
import io.ashlar.models.generation.GeneratedSequence;
import io.ashlar.models.generation.GenerationListener;
import java.util.List;

/** A writer as serving sees it: what waits together is written together. */
record WriterBatches(Writer writer) implements BatchModel<Writing, List<GeneratedSequence>> {
    @Override
    public int tokens(Writing writing) {
        return (writing.request().prompt().length + writing.request().source().length)
                * writing.request().options().rows();
    }

    @Override
    public List<List<GeneratedSequence>> predict(List<Writing> batch) {
        return writer.generate(batch.stream().map(Writing::request).toList(), new GenerationListener() {
            @Override
            public boolean onToken(int request, int sequence, long token) {
                return batch.get(request).wrote(sequence, token);
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
