package io.ashlar.benchmarks.parity;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Hidden states of texts: for each text (tokens, width). */
record HiddenStates(List<float[][]> texts) {
    HiddenStates {
        texts = List.copyOf(texts);
    }

    /** How far two are apart. */
    record Distance(double worst, double lowestCosine, double meanCosine) {}

    /** Reads what a peer wrote: little-endian fp32, one text after another. */
    static HiddenStates read(Path file, List<long[]> ids) throws IOException {
        FloatBuffer floats = ByteBuffer.wrap(Files.readAllBytes(file))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        int tokens = ids.stream().mapToInt(row -> row.length).sum();
        if (tokens == 0 || floats.remaining() % tokens != 0) {
            throw new IOException("The peer wrote " + floats.remaining() + " numbers for " + tokens + " tokens");
        }
        int width = floats.remaining() / tokens;
        List<float[][]> texts = new ArrayList<>();
        for (long[] row : ids) {
            float[][] text = new float[row.length][width];
            for (float[] token : text) {
                floats.get(token);
            }
            texts.add(text);
        }
        return new HiddenStates(texts);
    }

    /** The worst difference of any number, and the cosines of tokens. */
    Distance distance(HiddenStates other) {
        double worst = 0;
        double lowest = 1;
        double sum = 0;
        long tokens = 0;
        for (int i = 0; i < texts.size(); i++) {
            float[][] ours = texts.get(i);
            float[][] theirs = other.texts.get(i);
            if (ours.length != theirs.length) {
                throw new IllegalStateException(
                        "Text " + i + " has " + ours.length + " tokens here and " + theirs.length + " there");
            }
            for (int t = 0; t < ours.length; t++) {
                worst = Math.max(worst, worst(ours[t], theirs[t]));
                double cosine = cosine(ours[t], theirs[t]);
                lowest = Math.min(lowest, cosine);
                sum += cosine;
                tokens++;
            }
        }
        return new Distance(worst, lowest, sum / tokens);
    }

    /** A number that is none is infinitely far. */
    private static double worst(float[] a, float[] b) {
        double worst = 0;
        for (int i = 0; i < a.length; i++) {
            double difference = Math.abs((double) a[i] - b[i]);
            worst = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(worst, difference);
        }
        return worst;
    }

    private static double cosine(float[] a, float[] b) {
        double product = 0;
        double squareA = 0;
        double squareB = 0;
        for (int i = 0; i < a.length; i++) {
            product += (double) a[i] * b[i];
            squareA += (double) a[i] * a[i];
            squareB += (double) b[i] * b[i];
        }
        return product / Math.sqrt(squareA * squareB);
    }
}
