package io.ashlar.models.images;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The {@code preprocessor_config.json} of a package; what is absent has the default of the class it names. */
record PreprocessorConfig(JsonNode json, ProcessorClass processor) {
    private static final String FILE = "preprocessor_config.json";
    private static final long MAX_BYTES = 1_000_000;
    private static final int MAX_EDGE = 8192;
    private static final int WARPED_FROM = 384;

    static PreprocessorConfig read(Path folder, String modelType) {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new ProblemException(
                    ProblemCode.MODEL_FILE_MISSING,
                    "The package has no " + FILE + ", which says how pictures are resized and normalised.");
        }
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw malformed("it is larger than " + MAX_BYTES + " bytes");
            }
            return of(Json.MAPPER.readTree(file.toFile()), modelType);
        } catch (IOException e) {
            throw malformed("it is not JSON");
        }
    }

    static PreprocessorConfig of(JsonNode json, String modelType) {
        if (!json.isObject()) {
            throw malformed("it is not a JSON object");
        }
        String name = json.path("image_processor_type")
                .asText(json.path("feature_extractor_type").asText(""));
        return new PreprocessorConfig(json, ProcessorClass.of(name, modelType));
    }

    ImagePreprocessor.Steps steps() {
        boolean resize = flag("do_resize", true);
        boolean convNext = processor == ProcessorClass.CONVNEXT;
        SizeRule size = resize ? size() : null;
        CenterCrop crop = null;
        if (convNext && resize) {
            int edge = edge(json.path("size"), processor.defaultSize());
            size = edge < WARPED_FROM
                    ? new SizeRule.Shortest((int) (edge / real("crop_pct", 224.0 / 256)), 0)
                    : new SizeRule.Exact(edge, edge);
            crop = edge < WARPED_FROM ? new CenterCrop(edge, edge) : null;
        } else if (flag("do_center_crop", processor.crops())) {
            crop = crop();
        }
        return new ImagePreprocessor.Steps(
                size,
                resampling(),
                crop,
                flag("do_rescale", true) ? real("rescale_factor", 1.0 / 255) : null,
                flag("do_normalize", true) ? normalization() : null);
    }

    private SizeRule size() {
        JsonNode size = json.path("size");
        if (size.isMissingNode() || size.isNull()) {
            return processor.shortestEdge()
                    ? new SizeRule.Shortest(processor.defaultSize(), 0)
                    : new SizeRule.Exact(processor.defaultSize(), processor.defaultSize());
        }
        if (size.isInt()) {
            int edge = bounded("size", size);
            return processor.shortestEdge() ? new SizeRule.Shortest(edge, 0) : new SizeRule.Exact(edge, edge);
        }
        if (size.isArray() && size.size() == 2) {
            return new SizeRule.Exact(bounded("size", size.get(0)), bounded("size", size.get(1)));
        }
        if (size.has("shortest_edge")) {
            int longest = size.has("longest_edge") ? bounded("size.longest_edge", size.get("longest_edge")) : 0;
            return new SizeRule.Shortest(bounded("size.shortest_edge", size.get("shortest_edge")), longest);
        }
        return new SizeRule.Exact(
                bounded("size.height", size.path("height")), bounded("size.width", size.path("width")));
    }

    private CenterCrop crop() {
        JsonNode crop = json.path("crop_size");
        if (crop.isMissingNode() || crop.isNull()) {
            return new CenterCrop(processor.defaultCrop(), processor.defaultCrop());
        }
        if (crop.isObject()) {
            return new CenterCrop(
                    bounded("crop_size.height", crop.path("height")), bounded("crop_size.width", crop.path("width")));
        }
        int edge = bounded("crop_size", crop);
        return new CenterCrop(edge, edge);
    }

    private static int edge(JsonNode size, int absent) {
        if (size.isMissingNode() || size.isNull()) {
            return absent;
        }
        return bounded("size", size.isObject() ? size.path("shortest_edge") : size);
    }

    private Resampling resampling() {
        JsonNode resample = json.path("resample");
        if (resample.isMissingNode() || resample.isNull()) {
            return processor.defaultResampling();
        }
        return resample.isTextual() ? Resampling.of(resample.textValue()) : Resampling.of(resample.asInt(-1));
    }

    private ImagePreprocessor.Normalization normalization() {
        float[] deviation = channels("image_std", processor.defaultDeviation());
        for (float value : deviation) {
            if (value == 0) {
                throw malformed("image_std has a 0");
            }
        }
        return new ImagePreprocessor.Normalization(channels("image_mean", processor.defaultMean()), deviation);
    }

    private float[] channels(String field, float... absent) {
        JsonNode node = json.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return absent;
        }
        float[] values = new float[RgbImage.CHANNELS];
        for (int i = 0; i < values.length; i++) {
            JsonNode value = node.isArray() ? node.path(i) : node;
            if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
                throw malformed(field + " is " + node + ", not three numbers");
            }
            values[i] = (float) value.doubleValue();
        }
        return values;
    }

    private boolean flag(String field, boolean absent) {
        JsonNode node = json.path(field);
        return node.isBoolean() ? node.booleanValue() : absent;
    }

    private double real(String field, double absent) {
        JsonNode node = json.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return absent;
        }
        if (!node.isNumber() || !(node.doubleValue() > 0) || !Double.isFinite(node.doubleValue())) {
            throw malformed(field + " is " + node + ", not a number above 0");
        }
        return node.doubleValue();
    }

    private static int bounded(String field, @Nullable JsonNode node) {
        if (node == null || !node.isInt() || node.intValue() <= 0 || node.intValue() > MAX_EDGE) {
            throw malformed(field + " is " + node + ", not a whole number from 1 to " + MAX_EDGE);
        }
        return node.intValue();
    }

    private static ProblemException malformed(String reason) {
        return new ProblemException(
                ProblemCode.MODEL_FILE_MALFORMED, FILE + " cannot be used: " + reason + ". Correct the file.");
    }
}
