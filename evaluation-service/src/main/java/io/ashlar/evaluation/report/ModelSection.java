package io.ashlar.evaluation.report;

import io.ashlar.evaluation.measures.ModelMeasures;
import io.ashlar.evaluation.measures.ScoredRow;
import io.ashlar.evaluation.measures.SliceMeasures;
import io.ashlar.evaluation.tasks.Curve;
import io.ashlar.evaluation.tasks.ResultTable;
import io.ashlar.metrics.classification.LabelMetrics;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the page shows of one model; what its task does not have is empty. */
@TemplateData
record ModelSection(ModelMeasures measures, List<MatrixCells> matrix, RawString calibrationChart) {
    private static final int MOST_ERRORS_SHOWN = 25;

    static ModelSection of(ModelMeasures measures) {
        return new ModelSection(
                measures,
                measures.confusionMatrix().isEmpty() ? List.of() : MatrixCells.of(measures),
                new RawString(measures.calibration().isEmpty() ? "" : CalibrationChart.svg(measures)));
    }

    public List<ErrorRow> errors() {
        return measures.errors().stream()
                .limit(MOST_ERRORS_SHOWN)
                .map(ErrorRow::of)
                .toList();
    }

    public List<ErrorRow> samples() {
        return measures.samples().stream().map(ErrorRow::of).toList();
    }

    public List<ErrorRow> suspects() {
        return measures.suspects().stream()
                .limit(MOST_ERRORS_SHOWN)
                .map(ErrorRow::of)
                .toList();
    }

    public List<List<String>> labelRows() {
        return measures.perLabel().stream().map(ModelSection::row).toList();
    }

    /** ROC and precision-recall, where there are any. */
    public List<RawString> curveCharts() {
        List<RawString> charts = new ArrayList<>();
        add(charts, "roc", "ROC curves", "wrong ones taken", "right ones found");
        add(charts, "precision-recall", "Precision-recall curves", "recall", "precision");
        return charts;
    }

    private void add(List<RawString> charts, String kind, String title, String across, String up) {
        List<Curve> curves = measures.curves().stream()
                .filter(curve -> curve.kind().equals(kind))
                .toList();
        if (!curves.isEmpty()) {
            charts.add(new RawString(CurveChart.svg(title + " of " + measures.model(), across, up, curves)));
        }
    }

    /** The task's own tables, values as texts. */
    public List<TextTable> tables() {
        return measures.tables().stream().map(ModelSection::table).toList();
    }

    /** A row a slice, a column a metric. */
    public List<TextTable> slices() {
        if (measures.slices().isEmpty()) {
            return List.of();
        }
        Map<String, String> names =
                MetricNames.shown(measures.slices().get(0).metrics().keySet());
        List<String> columns = new ArrayList<>(List.of("Rows"));
        columns.addAll(names.values());
        List<List<String>> rows = new ArrayList<>();
        for (SliceMeasures slice : measures.slices()) {
            List<String> row = new ArrayList<>(List.of(
                    slice.by().equals("length") ? slice.name() + " characters" : slice.name(),
                    Integer.toString(slice.rows())));
            names.keySet().forEach(key -> row.add(Numbers.three(slice.metrics().getOrDefault(key, Double.NaN))));
            rows.add(row);
        }
        return List.of(new TextTable("By length and slice", columns, rows));
    }

    private static TextTable table(ResultTable table) {
        List<List<String>> rows = new ArrayList<>();
        for (ResultTable.Line line : table.lines()) {
            List<String> row = new ArrayList<>(List.of(line.name()));
            line.values().forEach(value -> row.add(Numbers.compact(value)));
            rows.add(row);
        }
        return new TextTable(table.title(), table.columns(), rows);
    }

    private static List<String> row(LabelMetrics label) {
        Double auc = label.rocAuc();
        return List.of(
                label.label(),
                Numbers.three(label.precision()),
                Numbers.three(label.recall()),
                Numbers.three(label.f1()),
                auc == null ? "" : Numbers.three(auc),
                String.valueOf(label.support()),
                String.valueOf(label.predicted()));
    }

    /** A table as it is shown; the first cell of a row is its name. */
    @TemplateData
    record TextTable(String title, List<String> columns, List<List<String>> rows) {}

    /** A row of the error table, numbers as texts. */
    @TemplateData
    record ErrorRow(int row, String text, String reference, String prediction, String score, String confidence) {
        static ErrorRow of(ScoredRow row) {
            Double confidence = row.confidence();
            return new ErrorRow(
                    row.row(),
                    row.text(),
                    row.reference(),
                    row.prediction(),
                    Numbers.three(row.score()),
                    confidence == null ? "" : Numbers.percent(confidence));
        }
    }
}
