package io.ashlar.evaluation.tasks;

import java.util.ArrayList;
import java.util.List;

/**
 * A curve of one label: {@code roc} (false against true positive rate) or {@code precision-recall} (recall against
 * precision).
 *
 * @param x as many as y, at most {@link #MOST_POINTS}
 */
public record Curve(String kind, String label, List<Double> x, List<Double> y) {
    public static final int MOST_POINTS = 200;

    public Curve {
        x = List.copyOf(x);
        y = List.copyOf(y);
    }

    /** Thinned evenly where there are too many points to draw; the ends stay. */
    static Curve thinned(String kind, String label, List<Double> x, List<Double> y) {
        if (x.size() <= MOST_POINTS) {
            return new Curve(kind, label, x, y);
        }
        List<Double> fewX = new ArrayList<>();
        List<Double> fewY = new ArrayList<>();
        for (int i = 0; i < MOST_POINTS; i++) {
            int point = (int) ((long) i * (x.size() - 1) / (MOST_POINTS - 1));
            fewX.add(x.get(point));
            fewY.add(y.get(point));
        }
        return new Curve(kind, label, fewX, fewY);
    }
}
