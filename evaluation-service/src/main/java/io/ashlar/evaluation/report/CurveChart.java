package io.ashlar.evaluation.report;

import io.ashlar.evaluation.tasks.Curve;
import java.util.List;

/** Curves of one kind, a line a label. */
final class CurveChart {
    private static final int SIZE = 260;
    private static final int LEFT = 46;
    private static final int TOP = 12;
    private static final int BOTTOM = 40;
    private static final int LEGEND = 190;
    private static final int LINE = 18;

    private CurveChart() {}

    static String svg(String title, String across, String up, List<Curve> curves) {
        int height = Math.max(TOP + SIZE + BOTTOM, TOP + curves.size() * LINE + LINE);
        Svg svg = new Svg(LEFT + SIZE + LEGEND, height, title);
        for (int i = 0; i <= 4; i++) {
            double y = TOP + SIZE - SIZE * i / 4.0;
            svg.line(LEFT, y, LEFT + SIZE, y, "grid");
            svg.text(LEFT - 6, y + 4, "end", Numbers.percent(i / 4.0));
            svg.text(LEFT + SIZE * i / 4.0, TOP + SIZE + 16, "middle", Numbers.percent(i / 4.0));
        }
        for (int i = 0; i < curves.size(); i++) {
            String style = "curve curve" + i % 6;
            draw(svg, curves.get(i), style);
            double y = TOP + 8 + i * LINE;
            svg.line(LEFT + SIZE + 14, y, LEFT + SIZE + 32, y, style);
            svg.text(LEFT + SIZE + 38, y + 4, "start", shortened(curves.get(i).label()));
        }
        svg.text(LEFT + SIZE / 2.0, TOP + SIZE + 34, "middle", across + " (up: " + up + ")");
        return svg.build();
    }

    private static void draw(Svg svg, Curve curve, String style) {
        for (int i = 1; i < curve.x().size(); i++) {
            svg.line(
                    LEFT + SIZE * curve.x().get(i - 1),
                    TOP + SIZE - SIZE * curve.y().get(i - 1),
                    LEFT + SIZE * curve.x().get(i),
                    TOP + SIZE - SIZE * curve.y().get(i),
                    style);
        }
    }

    private static String shortened(String label) {
        return label.length() <= 22 ? label : label.substring(0, 21) + "…";
    }
}
