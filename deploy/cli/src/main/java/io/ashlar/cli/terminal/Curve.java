package io.ashlar.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A measurement over a step of a job as one line: eighths of a character's height, from its least to its greatest. */
final class Curve {
    private static final String HEIGHTS = "▁▂▃▄▅▆▇█";
    private static final int MOST = 4096;

    private final String name;
    private final List<Double> values = new ArrayList<>();
    private long seen;
    private int stride = 1;
    private double latest;

    Curve(String name) {
        this.name = name;
    }

    /** Adds the next value; of very many only every second, fourth and so on is kept. */
    void add(double value) {
        if (!Double.isFinite(value)) {
            return;
        }
        latest = value;
        if (seen++ % stride != 0) {
            return;
        }
        if (values.size() == MOST) {
            for (int i = MOST / 2 - 1; i >= 0; i--) {
                values.remove(2 * i + 1);
            }
            stride *= 2;
        }
        values.add(value);
    }

    /** The line, at most so many characters of curve wide; empty with fewer than two values. */
    String line(int width) {
        if (values.size() < 2) {
            return "";
        }
        List<Double> means = means(Math.min(width, values.size()));
        double least = means.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double most = means.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        StringBuilder line = new StringBuilder();
        for (double mean : means) {
            double share = most == least ? 0 : (mean - least) / (most - least);
            line.append(HEIGHTS.charAt((int) Math.round(share * (HEIGHTS.length() - 1))));
        }
        return String.format(Locale.ROOT, "%s %.4f %s %.4f", name, values.get(0), line, latest);
    }

    /** Each the mean of as many neighbours. */
    private List<Double> means(int count) {
        List<Double> means = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int from = (int) ((long) i * values.size() / count);
            int to = (int) ((long) (i + 1) * values.size() / count);
            means.add(values.subList(from, to).stream()
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .orElseThrow());
        }
        return means;
    }
}
