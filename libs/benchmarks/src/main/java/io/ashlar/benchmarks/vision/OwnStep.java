package io.ashlar.benchmarks.vision;

import io.ashlar.benchmarks.measure.Contender;
import io.ashlar.models.diffusion.StableDiffusion;
import io.ashlar.models.diffusion.TextToImageParameters;

/** Our picture of one step. */
record OwnStep(StableDiffusion model) implements Contender {
    private static final int EDGE = 512;

    @Override
    public String name() {
        return "ashlar";
    }

    @Override
    public double run(int times) {
        TextToImageParameters parameters = new TextToImageParameters(null, 7.5, 1, EDGE, EDGE, 0, null);
        long began = System.nanoTime();
        for (int i = 0; i < times; i++) {
            if (model.generate("a stone", parameters, (done, steps) -> true).width() != EDGE) {
                throw new IllegalStateException("A step made a picture of another size");
            }
        }
        return (System.nanoTime() - began) / 1e9;
    }
}
