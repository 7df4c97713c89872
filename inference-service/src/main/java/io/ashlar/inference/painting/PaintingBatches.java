package io.ashlar.inference.painting;

import io.ashlar.inference.serving.BatchModel;
import io.ashlar.models.diffusion.Pictures;
import io.ashlar.models.diffusion.StableDiffusion;
import java.util.List;

/** A model of pictures as serving sees it: pictures of a batch are made one after the other. */
record PaintingBatches(StableDiffusion model) implements BatchModel<Painting, byte[]> {
    @Override
    public int tokens(Painting painting) {
        return model.summary().maxSequenceLength();
    }

    @Override
    public List<byte[]> predict(List<Painting> batch) {
        return batch.stream().map(this::file).toList();
    }

    private byte[] file(Painting painting) {
        return Pictures.png(model.generate(painting.prompt(), painting.parameters(), painting::stepped));
    }

    /** A picture takes so long that its first is not worth another: there is nothing to warm up. */
    @Override
    public void warmUp() {}

    @Override
    public void close() {
        model.close();
    }
}
