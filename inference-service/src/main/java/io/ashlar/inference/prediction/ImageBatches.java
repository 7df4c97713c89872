package io.ashlar.inference.prediction;

import io.ashlar.inference.serving.BatchModel;
import io.ashlar.models.ImageClassificationModel;
import io.ashlar.models.images.PixelValues;
import java.util.List;

/** A vision model as serving sees it. */
record ImageBatches(ImageClassificationModel model) implements BatchModel<PixelValues, float[]> {
    /** A patch of 16 x 16 pixels costs about what a token does. */
    private static final int PATCH = 16 * 16;

    @Override
    public int tokens(PixelValues picture) {
        return picture.height() * picture.width() / PATCH;
    }

    @Override
    public List<float[]> predict(List<PixelValues> batch) {
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
