package io.ashlar.models.images;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Makes pictures into a model's numbers as its {@code preprocessor_config.json} says: resized, cropped, rescaled,
 * normalised. Any thread; it does not touch the engine.
 */
public final class ImagePreprocessor {
    private static final long MAX_RESIZED_PIXELS = 100_000_000;

    private final ImageDecoder decoder;
    private final Steps steps;

    ImagePreprocessor(ImageDecoder decoder, Steps steps) {
        this.decoder = decoder;
        this.steps = steps;
    }

    /** What is done, in this order; absent steps are left out. */
    record Steps(
            @Nullable SizeRule size,
            Resampling resampling,
            @Nullable CenterCrop crop,
            @Nullable Double rescale,
            @Nullable Normalization normalization) {}

    /** Mean and standard deviation of each channel. */
    record Normalization(float[] mean, float[] deviation) {}

    /** The preprocessor of a package folder, which may leave the class of its processor to the model's type. */
    public static ImagePreprocessor open(Path folder, String modelType) {
        return new ImagePreprocessor(
                new ImageDecoder(ImageLimits.DEFAULT),
                PreprocessorConfig.read(folder, modelType).steps());
    }

    /** Decodes and prepares a file. */
    public PixelValues prepare(byte[] file) {
        return prepare(decoder.decode(file));
    }

    /** Prepares a decoded picture. */
    public PixelValues prepare(RgbImage image) {
        RgbImage sized = image;
        SizeRule size = steps.size();
        if (size != null) {
            int[] target = size.size(image.width(), image.height());
            if ((long) target[0] * target[1] > MAX_RESIZED_PIXELS) {
                throw new ProblemException(
                        ProblemCode.INPUT_INVALID,
                        "The picture is " + image.width() + " x " + image.height() + " pixels. Resized for the model "
                                + "it would be " + target[0] + " x " + target[1] + ": it is too narrow.");
            }
            sized = Resizer.resize(image, target[0], target[1], steps.resampling());
        }
        CenterCrop crop = steps.crop();
        return values(crop == null ? sized : crop.of(sized));
    }

    private PixelValues values(RgbImage image) {
        int area = image.width() * image.height();
        float[] values = new float[area * RgbImage.CHANNELS];
        for (int channel = 0; channel < RgbImage.CHANNELS; channel++) {
            float[] levels = levels(channel);
            for (int i = 0, from = channel, to = channel * area; i < area; i++, from += RgbImage.CHANNELS, to++) {
                values[to] = levels[image.pixels()[from] & 0xff];
            }
        }
        return new PixelValues(image.height(), image.width(), values);
    }

    /** What each of the 256 levels of a channel becomes: in double for the scale, in float after it. */
    private float[] levels(int channel) {
        float[] levels = new float[256];
        Double rescale = steps.rescale();
        Normalization normalization = steps.normalization();
        for (int level = 0; level < levels.length; level++) {
            float value = rescale == null ? level : (float) (level * rescale);
            if (normalization != null) {
                value = (value - normalization.mean()[channel]) / normalization.deviation()[channel];
            }
            levels[level] = value;
        }
        return levels;
    }
}
