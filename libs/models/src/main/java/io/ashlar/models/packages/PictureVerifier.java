package io.ashlar.models.packages;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.ModelSummary;
import io.ashlar.models.OpenOptions;
import io.ashlar.models.Precision;
import io.ashlar.models.diffusion.StableDiffusion;
import io.ashlar.models.families.Head;
import io.ashlar.models.images.RgbImage;
import io.ashlar.models.running.VisionRunner;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Judges packages that take or make pictures: every weight loaded, one small run. */
final class PictureVerifier {
    private static final int EDGE = 64;
    private static final byte GREY = 127;

    private PictureVerifier() {}

    /** Runs a grey picture through the preprocessor and the model. */
    static ModelSummary classification(Path folder) {
        try (VisionRunner runner =
                VisionRunner.open(folder, Head.IMAGE_CLASSIFICATION, OpenOptions.of(Precision.FP32))) {
            byte[] pixels = new byte[EDGE * EDGE * RgbImage.CHANNELS];
            Arrays.fill(pixels, GREY);
            float[] logits = runner.predict(List.of(runner.preprocessor().prepare(new RgbImage(EDGE, EDGE, pixels))))
                    .get(0);
            for (float logit : logits) {
                checkFinite(logit, "a grey picture");
            }
            return runner.summary();
        }
    }

    /** Takes one step at the smallest size. */
    static ModelSummary generation(Path folder) {
        try (StableDiffusion model = StableDiffusion.open(folder, OpenOptions.of(Precision.FP32))) {
            checkFinite(model.probe("a stone"), "a prompt");
            return model.summary();
        }
    }

    private static void checkFinite(float value, String what) {
        if (!Float.isFinite(value)) {
            throw new ProblemException(
                    ProblemCode.MODEL_FILE_MALFORMED,
                    "The model answers " + what + " with " + value
                            + ". Its weights are damaged, or do not belong to its configuration.");
        }
    }
}
