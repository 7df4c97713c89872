package io.ashlar.evaluation.report;

import java.util.Locale;

/** Builds a drawing; coordinates in pixels, from the top left. */
final class Svg {
    private final StringBuilder content = new StringBuilder();
    private final int width;
    private final int height;
    private final String description;

    Svg(int width, int height, String description) {
        this.width = width;
        this.height = height;
        this.description = description;
    }

    Svg rectangle(double x, double y, double w, double h, String style, String tip) {
        content.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" class=\"%s\"><title>%s</title></rect>",
                x,
                y,
                Math.max(0, w),
                Math.max(0, h),
                style,
                escape(tip)));
        return this;
    }

    Svg line(double x1, double y1, double x2, double y2, String style) {
        content.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" class=\"%s\"/>",
                x1,
                y1,
                x2,
                y2,
                style));
        return this;
    }

    /** {@code anchor} is start, middle or end. */
    Svg text(double x, double y, String anchor, String text) {
        content.append(String.format(
                Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", x, y, anchor, escape(text)));
        return this;
    }

    String build() {
        return "<svg viewBox=\"0 0 " + width + " " + height + "\" width=\"" + width + "\" height=\"" + height
                + "\" role=\"img\" aria-label=\"" + escape(description) + "\">" + content + "</svg>";
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
