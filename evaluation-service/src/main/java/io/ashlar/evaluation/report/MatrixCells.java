package io.ashlar.evaluation.report;

import io.ashlar.evaluation.measures.ModelMeasures;
import io.quarkus.qute.TemplateData;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One row of the confusion matrix: a reference label and how its rows were predicted. */
@TemplateData
record MatrixCells(String label, List<Cell> cells) {
    private static final int DARK = 55;

    /**
     * One count.
     *
     * @param style its colour: stronger, the larger its share of the row; right ones green, wrong ones red
     */
    @TemplateData
    record Cell(long count, String style) {}

    static List<MatrixCells> of(ModelMeasures measures) {
        List<MatrixCells> rows = new ArrayList<>();
        for (int i = 0; i < measures.labels().size(); i++) {
            List<Long> counts = measures.confusionMatrix().get(i);
            long sum = Math.max(1, counts.stream().mapToLong(Long::longValue).sum());
            List<Cell> cells = new ArrayList<>();
            for (int j = 0; j < counts.size(); j++) {
                double share = (double) counts.get(j) / sum;
                cells.add(new Cell(counts.get(j), style(share, i == j)));
            }
            rows.add(new MatrixCells(measures.labels().get(i), cells));
        }
        return rows;
    }

    private static String style(double share, boolean right) {
        int lightness = (int) Math.round(100 - share * DARK);
        return String.format(
                Locale.ROOT, "background:hsl(%d,60%%,%d%%)", right ? 140 : 5, share == 0 ? 100 : lightness);
    }
}
