package io.ashlar.metrics.classification;

/** How often a label was predicted rightly and wrongly, and missed. */
record LabelCounts(long truePositives, long falsePositives, long falseNegatives, long trueNegatives) {
    static LabelCounts ofLabel(MultiLabelPredictions rows, int label) {
        return count(rows, 0, rows.size(), label, label + 1);
    }

    /** The labels of one row as if they were rows. */
    static LabelCounts ofRow(MultiLabelPredictions rows, int row) {
        return count(rows, row, row + 1, 0, rows.labels().size());
    }

    static LabelCounts ofAll(MultiLabelPredictions rows) {
        return count(rows, 0, rows.size(), 0, rows.labels().size());
    }

    private static LabelCounts count(MultiLabelPredictions rows, int fromRow, int toRow, int fromLabel, int toLabel) {
        long both = 0;
        long predicted = 0;
        long right = 0;
        for (int row = fromRow; row < toRow; row++) {
            for (int label = fromLabel; label < toLabel; label++) {
                boolean reference = rows.isReference(row, label);
                boolean prediction = rows.isPrediction(row, label);
                right += reference ? 1 : 0;
                predicted += prediction ? 1 : 0;
                both += reference && prediction ? 1 : 0;
            }
        }
        long all = (long) (toRow - fromRow) * (toLabel - fromLabel);
        return new LabelCounts(both, predicted - both, right - both, all - predicted - right + both);
    }

    long support() {
        return truePositives + falseNegatives;
    }

    PrecisionRecallF1 scores() {
        return PrecisionRecallF1.of(truePositives, truePositives + falsePositives, support());
    }
}
