package io.ashlar.benchmarks.vision;

import io.ashlar.benchmarks.measure.Contender;
import io.ashlar.models.ImageClassificationModel;
import io.ashlar.models.images.PixelValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Our forward: from prepared pictures to logits as Java arrays. */
record OwnClassifier(String name, ImageClassificationModel model, List<PixelValues> batch) implements Contender {
    private static final int EDGE = 224;

    static OwnClassifier of(ImageClassificationModel model, int pictures) {
        Random random = new Random(0);
        List<PixelValues> batch = new ArrayList<>();
        for (int i = 0; i < pictures; i++) {
            float[] values = new float[3 * EDGE * EDGE];
            for (int k = 0; k < values.length; k++) {
                values[k] = (float) random.nextGaussian();
            }
            batch.add(new PixelValues(EDGE, EDGE, values));
        }
        return new OwnClassifier("ashlar", model, batch);
    }

    @Override
    public double run(int times) {
        long began = System.nanoTime();
        for (int i = 0; i < times; i++) {
            if (model.predict(batch).size() != batch.size()) {
                throw new IllegalStateException("A forward lost a picture");
            }
        }
        return (System.nanoTime() - began) / 1e9;
    }
}
