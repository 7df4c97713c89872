package io.ashlar.models.families.vision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.blocks.Activation;
import io.ashlar.models.blocks.vision.PatchGrid;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.ImageInputs;
import io.ashlar.models.families.KeyRules;
import io.ashlar.models.families.ModelConfig;
import java.util.ArrayList;
import java.util.List;

/** The fields that configurations of vision models share, read with the defaults that transformers gives. */
record VisionConfig(ModelConfig config, ObjectNode json) {
    private static final int MAX_EDGE = 8192;
    private static final int MAX_LENGTH = 64;

    static VisionConfig of(ModelConfig config) {
        return new VisionConfig(config, config.toJson());
    }

    /** How a picture is cut; sizes and patches are one number or a height and a width. */
    PatchGrid grid(int defaultPatch) {
        long[] image = pair("image_size", 224);
        long[] patch = pair("patch_size", defaultPatch);
        if (image[0] < patch[0] || image[1] < patch[1]) {
            throw ModelConfig.malformed("image_size is below patch_size");
        }
        return new PatchGrid(channels(), image[0], image[1], patch[0], patch[1]);
    }

    long channels() {
        long channels = config.integer("num_channels", 3);
        if (channels != 3) {
            throw new ProblemException(
                    ProblemCode.MODEL_ARCHITECTURE_UNSUPPORTED,
                    "config.json has num_channels " + channels + ". Ashlar runs models of RGB pictures, 3 channels.");
        }
        return channels;
    }

    long[] pair(String field, int absent) {
        JsonNode node = json.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return new long[] {absent, absent};
        }
        JsonNode height = node.isArray() ? node.path(0) : node;
        JsonNode width = node.isArray() ? node.path(1) : node;
        for (JsonNode edge : List.of(height, width)) {
            if (!edge.isInt() || edge.intValue() <= 0 || edge.intValue() > MAX_EDGE) {
                throw ModelConfig.malformed(field + " is " + node + ", not a size from 1 to " + MAX_EDGE);
            }
        }
        return new long[] {height.longValue(), width.longValue()};
    }

    /** Whole numbers above or equal to {@code least}, or those given where the field is absent. */
    List<Integer> integers(String field, int least, List<Integer> absent) {
        JsonNode node = json.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return absent;
        }
        List<Integer> values = new ArrayList<>();
        node.forEach(value -> values.add(value.isInt() ? value.intValue() : Integer.MIN_VALUE));
        if (!node.isArray()
                || values.isEmpty()
                || values.size() > MAX_LENGTH
                || values.stream().anyMatch(value -> value < least || value > 1_000_000)) {
            throw ModelConfig.malformed(field + " is " + node + ", not a list of whole numbers from " + least);
        }
        return List.copyOf(values);
    }

    Activation activation() {
        return Activation.of(config.text("hidden_act", "gelu"));
    }

    double rate(String field, double absent) {
        return config.real(field, absent);
    }

    /** The rate of stochastic depth of each of {@code layers}: from 0 up to the configuration's, evenly. */
    double[] dropPaths(int layers, double absent) {
        double last = rate("drop_path_rate", absent);
        double[] rates = new double[layers];
        for (int i = 0; i < layers; i++) {
            rates[i] = layers == 1 ? 0 : last * i / (layers - 1);
        }
        return rates;
    }

    Architecture architecture(Head head, io.ashlar.models.blocks.Block root, KeyRules keys, ImageInputs inputs) {
        return new Architecture(
                config.modelType(),
                head,
                root,
                keys,
                inputs,
                config.real("initializer_range", 0.02),
                head == Head.FEATURES ? List.of() : config.labels());
    }

    /** Pictures of any size from one patch on. */
    static ImageInputs inputs(PatchGrid grid) {
        return new ImageInputs(
                (int) grid.channels(),
                (int) grid.height(),
                (int) grid.width(),
                (int) Math.max(grid.patchHeight(), grid.patchWidth()),
                false);
    }

    /** Refuses heads that vision models do not have. */
    static void checkHead(ModelConfig config, Head head) {
        if (head != Head.IMAGE_CLASSIFICATION && head != Head.FEATURES) {
            throw new ProblemException(
                    ProblemCode.MODEL_TASK_UNSUPPORTED,
                    "A model of type '" + config.modelType() + "' looks at pictures. Use it for image-classification.");
        }
    }
}
