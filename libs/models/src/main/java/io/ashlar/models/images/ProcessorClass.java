package io.ashlar.models.images;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.util.Locale;

/** The Hub's classes of image processors, with what each does where a configuration is silent. */
enum ProcessorClass {
    VIT("vit", 224, false, Resampling.BILINEAR, Statistics.HALF),
    DEIT("deit", 256, true, Resampling.BICUBIC, Statistics.HALF),
    BEIT("beit", 256, true, Resampling.BICUBIC, Statistics.HALF),
    BIT("bit", 224, true, Resampling.BICUBIC, Statistics.CLIP),
    CLIP("clip", 224, true, Resampling.BICUBIC, Statistics.CLIP),
    CONVNEXT("convnext", 384, false, Resampling.BILINEAR, Statistics.HALF);

    private static final int CROP = 224;

    private final String key;
    private final int defaultSize;
    private final boolean crops;
    private final Resampling defaultResampling;
    private final Statistics statistics;

    ProcessorClass(String key, int defaultSize, boolean crops, Resampling defaultResampling, Statistics statistics) {
        this.key = key;
        this.defaultSize = defaultSize;
        this.crops = crops;
        this.defaultResampling = defaultResampling;
        this.statistics = statistics;
    }

    /** By the class's name ({@code ViTImageProcessor}, {@code BeitFeatureExtractor}), or else the model's type. */
    static ProcessorClass of(String name, String modelType) {
        String key = name.isEmpty()
                ? keyOfModel(modelType)
                : name.replaceFirst("(ImageProcessor(Fast|Pil)?|FeatureExtractor)$", "")
                        .toLowerCase(Locale.ROOT);
        for (ProcessorClass processor : values()) {
            if (processor.key.equals(key)) {
                return processor;
            }
        }
        throw new ProblemException(
                ProblemCode.MODEL_ARCHITECTURE_UNSUPPORTED,
                "preprocessor_config.json asks for '" + name + "'. Ashlar has the image processors of ViT, DeiT, BEiT, "
                        + "BiT, CLIP and ConvNeXT.");
    }

    private static String keyOfModel(String modelType) {
        switch (modelType) {
            case "swin":
            case "swinv2":
                return "vit";
            case "dinov2":
                return "bit";
            case "resnet":
                return "convnext";
            default:
                return modelType;
        }
    }

    private enum Statistics {
        HALF(new float[] {0.5f, 0.5f, 0.5f}, new float[] {0.5f, 0.5f, 0.5f}),
        CLIP(new float[] {0.48145466f, 0.4578275f, 0.40821073f}, new float[] {0.26862954f, 0.26130258f, 0.27577711f});

        private final float[] mean;
        private final float[] deviation;

        Statistics(float[] mean, float[] deviation) {
            this.mean = mean;
            this.deviation = deviation;
        }
    }

    int defaultSize() {
        return defaultSize;
    }

    int defaultCrop() {
        return CROP;
    }

    /** Whether one number as the size is the shorter edge's. */
    boolean shortestEdge() {
        return this == BIT || this == CLIP || this == CONVNEXT;
    }

    boolean crops() {
        return crops;
    }

    Resampling defaultResampling() {
        return defaultResampling;
    }

    float[] defaultMean() {
        return statistics.mean.clone();
    }

    float[] defaultDeviation() {
        return statistics.deviation.clone();
    }
}
