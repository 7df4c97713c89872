package io.ashlar.models.tasks;

/** A text by Unicode code points, in which all offsets count. */
final class CodePoints {
    private final int[] points;

    CodePoints(String text) {
        this.points = text.codePoints().toArray();
    }

    int length() {
        return points.length;
    }

    int at(int index) {
        return points[index];
    }

    /** From {@code start} to before {@code end}, as far as the text goes. */
    String slice(int start, int end) {
        int from = Math.min(start, points.length);
        return new String(points, from, Math.max(0, Math.min(end, points.length) - from));
    }
}
