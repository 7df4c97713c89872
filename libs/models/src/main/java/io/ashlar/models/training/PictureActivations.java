package io.ashlar.models.training;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.models.families.ModelConfig;

/**
 * How many numbers a model of pictures keeps of one picture for the way back, by what its configuration says: patches
 * or the cells of feature maps, times the vectors that a layer keeps of each. An estimate; defaults are those of the
 * families.
 */
final class PictureActivations {
    private static final int[] NO_STAGES = {};
    private static final int SHIFTED_VECTORS = 20;
    private static final int CONVOLVED_VECTORS = 15;
    private static final int CHANNELS = 3;

    private final ModelConfig config;
    private final long height;
    private final long width;

    PictureActivations(ModelConfig config, int height, int width) {
        this.config = config;
        this.height = height;
        this.width = width;
    }

    /** Numbers of one picture. */
    long numbers() {
        int[] depths = numbers("depths");
        int[] widths = numbers("hidden_sizes");
        if (config.modelType().equals("resnet")) {
            return pixels() + convolved(depths, widths);
        }
        return pixels() + (depths.length > 0 ? staged(depths, widths) : patches());
    }

    private long pixels() {
        return CHANNELS * height * width;
    }

    /** ViT and its like: one sequence of patches, all layers alike. */
    private long patches() {
        long patch = config.integer("patch_size", 16);
        long hidden = config.integer("hidden_size", 768);
        long inner = config.integer("intermediate_size", 4 * hidden);
        long tokens = (height / patch) * (width / patch) + 1;
        long heads = config.integer("num_attention_heads", 12);
        long ofToken = 8 * hidden + 3 * inner;
        return config.integer("num_hidden_layers", 12) * (tokens * ofToken + heads * tokens * tokens);
    }

    /** Swin and ConvNeXT: stages, each with a quarter of the cells and wider. */
    private long staged(int[] depths, int[] widths) {
        long cells = (height / 4) * (width / 4);
        long embedded = config.integer("embed_dim", 96);
        int[] heads = numbers("num_heads");
        long window = config.integer("window_size", 0);
        long sum = 0;
        for (int stage = 0; stage < depths.length; stage++) {
            long wide = widths.length > stage && heads.length == 0 ? widths[stage] : embedded << stage;
            long ofCell = heads.length > stage
                    ? SHIFTED_VECTORS * wide + heads[stage] * window * window
                    : CONVOLVED_VECTORS * wide;
            sum += depths[stage] * cells * ofCell;
            cells /= 4;
        }
        return sum;
    }

    /** ResNet: a stem at half the size, then stages. */
    private long convolved(int[] depths, int[] widths) {
        long embedded = config.integer("embedding_size", 64);
        long sum = 3 * embedded * (height / 2) * (width / 2);
        long cells = (height / 4) * (width / 4);
        boolean bottleneck = config.text("layer_type", "bottleneck").equals("bottleneck");
        for (int stage = 0; stage < depths.length && stage < widths.length; stage++) {
            long wide = widths[stage];
            long ofBlock = bottleneck ? 5 * wide / 4 + 3 * wide : 6 * wide;
            sum += depths[stage] * cells * ofBlock;
            cells /= 4;
        }
        return sum;
    }

    private int[] numbers(String name) {
        JsonNode list = config.toJson().path(name);
        if (!list.isArray()) {
            return NO_STAGES;
        }
        int[] numbers = new int[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = list.get(i).asInt();
        }
        return numbers;
    }
}
