package io.ashlar.benchmarks.diffusion;

import io.ashlar.benchmarks.measure.Contender;
import io.ashlar.models.diffusion.StableDiffusion;
import io.ashlar.models.diffusion.TextToImageParameters;

/** Our picture: from the prompt to pixels. */
record OwnPainting(StableDiffusion model, Painting painting) implements Contender {
    private static final double GUIDANCE = 7.5;

    @Override
    public String name() {
        return "ashlar";
    }

    @Override
    public double run(int times) {
        TextToImageParameters parameters =
                new TextToImageParameters(null, GUIDANCE, painting.steps(), painting.edge(), painting.edge(), 0, null);
        long began = System.nanoTime();
        for (int i = 0; i < times; i++) {
            if (model.generate("a stone", parameters, (done, steps) -> true).width() != painting.edge()) {
                throw new IllegalStateException("A run made a picture of another size");
            }
        }
        return (System.nanoTime() - began) / 1e9;
    }
}
