package io.ashlar.models.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.models.OpenOptions;
import io.ashlar.models.Precision;
import io.ashlar.models.checkpoint.Checkpoint;
import io.ashlar.models.checkpoint.SafetensorsFile;
import io.ashlar.models.checkpoint.Tensor;
import io.ashlar.models.checkpoint.Tensors;
import io.ashlar.models.families.Head;
import io.ashlar.models.images.ImageDecoder;
import io.ashlar.models.images.ImageLimits;
import io.ashlar.models.images.PixelValues;
import io.ashlar.models.images.RgbImage;
import io.ashlar.models.running.VisionRunner;
import io.ashlar.models.tasks.ImageClassification;
import io.ashlar.models.tasks.LabelScore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cases of image-classification: decoded pixels, prepared values, logits and scores of pictures beside the model. */
final class ImageClassificationCases {
    private static final double TOLERANCE = 1e-4;

    private final Path folder;
    private final VisionRunner runner;
    private final Checkpoint tensors;

    private ImageClassificationCases(Path folder, VisionRunner runner, Checkpoint tensors) {
        this.folder = folder;
        this.runner = runner;
        this.tensors = tensors;
    }

    static List<ReplayGoldens.CaseResult> replay(Path folder, JsonNode golden) {
        List<ReplayGoldens.CaseResult> results = new ArrayList<>();
        try (VisionRunner runner =
                        VisionRunner.open(folder, Head.IMAGE_CLASSIFICATION, OpenOptions.of(Precision.FP32));
                Checkpoint tensors = SafetensorsFile.open(folder.resolve("golden.safetensors"))) {
            ImageClassificationCases cases = new ImageClassificationCases(folder, runner, tensors);
            for (int i = 0; i < golden.path("cases").size(); i++) {
                results.add(cases.replay("case" + i + ".", golden.path("cases").get(i)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return results;
    }

    private ReplayGoldens.CaseResult replay(String prefix, JsonNode goldenCase) throws IOException {
        JsonNode named = goldenCase.path("inputs").path("image");
        List<String> files = new ArrayList<>();
        if (named.isArray()) {
            named.forEach(file -> files.add(file.asText()));
        } else {
            files.add(named.asText());
        }
        ByteArrayOutputStream decoded = new ByteArrayOutputStream();
        List<PixelValues> pictures = new ArrayList<>();
        for (String file : files) {
            RgbImage image = new ImageDecoder(ImageLimits.DEFAULT).decode(Files.readAllBytes(folder.resolve(file)));
            decoded.writeBytes(image.pixels());
            pictures.add(runner.preprocessor().prepare(image));
        }
        double pixels = tensors.find(prefix + "image_rgb")
                .map(expected -> bytes(expected, decoded.toByteArray()))
                .orElse(0.0);
        double values = difference(
                prefix + "pixel_values",
                pictures.stream().map(PixelValues::values).toList());
        List<float[]> logits = runner.predict(pictures);
        double together = difference(prefix + "logits", logits);
        String scores = scores(logits, goldenCase.path("expected"));
        return new ReplayGoldens.CaseResult(
                goldenCase.path("name").asText(),
                String.format(
                        Locale.ROOT,
                        "%d pictures, pixels differ by %.0f, values by %.1e, logits by %.1e, %s",
                        files.size(),
                        pixels,
                        values,
                        together,
                        scores.isEmpty() ? "scores equal" : scores),
                together <= TOLERANCE && values <= TOLERANCE && scores.isEmpty());
    }

    private String scores(List<float[]> logits, JsonNode expected) {
        ImageClassification task = ImageClassification.of(folder);
        for (int i = 0; i < expected.size() && logits.size() == 1; i++) {
            LabelScore ours = task.scores(logits.get(0), new ImageClassification.Parameters(expected.size(), null))
                    .get(i);
            boolean equal = ours.label().equals(expected.get(i).path("label").asText())
                    && Math.abs(ours.score() - expected.get(i).path("score").asDouble()) <= TOLERANCE;
            if (!equal) {
                return ours + " instead of " + expected.get(i);
            }
        }
        return "";
    }

    private static double bytes(Tensor expected, byte... ours) {
        double largest = 0;
        try {
            java.nio.ByteBuffer theirs = java.nio.ByteBuffer.allocate(Math.toIntExact(expected.bytes()));
            expected.stream(theirs::put);
            if (theirs.capacity() != ours.length) {
                return Double.POSITIVE_INFINITY;
            }
            for (int i = 0; i < ours.length; i++) {
                largest = Math.max(largest, Math.abs((theirs.get(i) & 0xff) - (ours[i] & 0xff)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return largest;
    }

    private double difference(String name, List<float[]> ours) {
        float[] expected = tensors.find(name).map(Tensors::toFloats).orElse(new float[0]);
        int at = 0;
        double largest = 0;
        for (float[] row : ours) {
            for (float value : row) {
                double difference = at < expected.length ? Math.abs(value - expected[at]) : Double.POSITIVE_INFINITY;
                largest = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(largest, difference);
                at++;
            }
        }
        return at == expected.length ? largest : Double.POSITIVE_INFINITY;
    }
}
