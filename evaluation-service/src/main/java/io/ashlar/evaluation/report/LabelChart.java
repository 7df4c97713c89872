package io.ashlar.evaluation.report;

import io.ashlar.evaluation.measures.EvaluationDocument;
import io.ashlar.evaluation.measures.ModelMeasures;
import io.ashlar.metrics.classification.LabelMetrics;
import java.util.List;

/** F1 of every label: the first model's bar above the last one's; nothing where the task has no such table. */
final class LabelChart {
    private static final int LEFT = 150;
    private static final int WIDTH = 420;
    private static final int ROW = 34;
    private static final int BAR = 12;
    private static final int MOST_LABELS = 60;

    private LabelChart() {}

    static String svg(EvaluationDocument document) {
        List<ModelMeasures> models = document.models();
        ModelMeasures last = models.get(models.size() - 1);
        List<LabelMetrics> labels = last.perLabel().stream().limit(MOST_LABELS).toList();
        if (labels.isEmpty()) {
            return "";
        }
        int height = labels.size() * ROW + 30;
        Svg svg = new Svg(LEFT + WIDTH + 60, height, "F1 by label");
        for (int i = 0; i <= 4; i++) {
            double x = LEFT + WIDTH * i / 4.0;
            svg.line(x, 4, x, height - 22, "grid");
            svg.text(x, height - 6, "middle", Numbers.three(i / 4.0));
        }
        for (int i = 0; i < labels.size(); i++) {
            double y = 8 + i * ROW;
            LabelMetrics label = labels.get(i);
            svg.text(LEFT - 8, y + BAR + 4, "end", shorten(label.label()));
            if (models.size() > 1) {
                bar(svg, y, models.get(0), label.label(), "bar base");
            }
            bar(svg, y + (models.size() > 1 ? BAR : BAR / 2.0), last, label.label(), "bar tuned");
        }
        return svg.build();
    }

    private static void bar(Svg svg, double y, ModelMeasures model, String label, String style) {
        model.perLabel().stream()
                .filter(l -> l.label().equals(label))
                .findFirst()
                .ifPresent(metrics -> {
                    double f1 = Double.isNaN(metrics.f1()) ? 0 : metrics.f1();
                    svg.rectangle(
                            LEFT,
                            y,
                            WIDTH * f1,
                            BAR - 1,
                            style,
                            model.model() + ", " + label + ": F1 " + Numbers.three(f1));
                });
    }

    private static String shorten(String label) {
        return label.length() <= 20 ? label : label.substring(0, 19) + "…";
    }
}
