package io.ashlar.evaluation.report;

import io.ashlar.evaluation.measures.ModelMeasures;
import io.ashlar.metrics.classification.CalibrationBin;

/** How often the model was right when it was that sure; a calibrated model's bars reach the diagonal. */
final class CalibrationChart {
    private static final int SIZE = 260;
    private static final int LEFT = 46;
    private static final int TOP = 12;
    private static final int BOTTOM = 40;

    private CalibrationChart() {}

    static String svg(ModelMeasures measures) {
        Svg svg = new Svg(LEFT + SIZE + 12, TOP + SIZE + BOTTOM, "Calibration of " + measures.model());
        int bins = measures.calibration().size();
        for (int i = 0; i <= 4; i++) {
            double y = TOP + SIZE - SIZE * i / 4.0;
            svg.line(LEFT, y, LEFT + SIZE, y, "grid");
            svg.text(LEFT - 6, y + 4, "end", Numbers.percent(i / 4.0));
            svg.text(LEFT + SIZE * i / 4.0, TOP + SIZE + 16, "middle", Numbers.percent(i / 4.0));
        }
        for (CalibrationBin bin : measures.calibration()) {
            if (bin.count() > 0) {
                double w = (double) SIZE / bins;
                double h = SIZE * bin.accuracy();
                svg.rectangle(
                        LEFT + bin.bin() * w + 1,
                        TOP + SIZE - h,
                        w - 2,
                        h,
                        "bar tuned",
                        bin.count() + " rows: sure of " + Numbers.percent(bin.confidence()) + ", right "
                                + Numbers.percent(bin.accuracy()));
            }
        }
        svg.line(LEFT, TOP + SIZE, LEFT + SIZE, TOP, "diagonal");
        svg.text(LEFT + SIZE / 2.0, TOP + SIZE + 34, "middle", "confidence (bars: how often it was right)");
        return svg.build();
    }
}
