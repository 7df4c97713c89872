package io.ashlar.evaluation.report;

import io.ashlar.evaluation.measures.ModelMeasures;
import io.ashlar.evaluation.measures.TextError;
import io.ashlar.metrics.classification.LabelMetrics;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateData;
import java.util.List;

/** What the page shows of one model. */
@TemplateData
record ModelSection(ModelMeasures measures, List<MatrixCells> matrix, RawString calibrationChart) {
    private static final int MOST_ERRORS_SHOWN = 25;

    public List<TextError> errors() {
        return measures.errors().stream().limit(MOST_ERRORS_SHOWN).toList();
    }

    public List<List<String>> labelRows() {
        return measures.perLabel().stream().map(ModelSection::row).toList();
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

    public String percent(double share) {
        return Numbers.percent(share);
    }
}
