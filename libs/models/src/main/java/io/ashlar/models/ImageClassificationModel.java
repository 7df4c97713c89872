package io.ashlar.models;

import io.ashlar.models.families.Head;
import io.ashlar.models.images.PixelValues;
import io.ashlar.models.running.VisionRunner;
import java.nio.file.Path;
import java.util.List;

/**
 * A loaded package that classifies pictures. {@link #prepare} may be called from any thread and does not touch the
 * engine; {@link #predict} and {@link #warmUp} belong to one thread at a time, whichever owns the model.
 */
public final class ImageClassificationModel implements AutoCloseable {
    private final VisionRunner runner;

    private ImageClassificationModel(VisionRunner runner) {
        this.runner = runner;
    }

    public static ImageClassificationModel open(Path folder, OpenOptions options) {
        return new ImageClassificationModel(VisionRunner.open(folder, Head.IMAGE_CLASSIFICATION, options));
    }

    public ModelSummary summary() {
        return runner.summary();
    }

    /** A file of a picture, decoded within bounds and made into what the model takes. */
    public PixelValues prepare(byte[] file) {
        return runner.preprocessor().prepare(file);
    }

    /** Logits, one a label, in the order of the batch. A picture of a batch gets what it gets alone. */
    public List<float[]> predict(List<PixelValues> batch) {
        return runner.predict(batch);
    }

    /** Runs pictures alone and together, so that the first request is as fast as the hundredth. */
    public void warmUp() {
        runner.warmUp();
    }

    @Override
    public void close() {
        runner.close();
    }
}
