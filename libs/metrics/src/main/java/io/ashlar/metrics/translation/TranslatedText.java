package io.ashlar.metrics.translation;

import java.util.List;

/** A translation and what it may be compared with: one reference or more. */
public record TranslatedText(String prediction, List<String> references) {
    public TranslatedText {
        references = List.copyOf(references);
        if (references.isEmpty()) {
            throw new IllegalArgumentException(
                    "a translation without a reference cannot be scored: '" + prediction + "'");
        }
    }

    /** How many references each row has; "var" where rows differ. */
    public static String referenceCount(List<TranslatedText> rows) {
        long counts =
                rows.stream().map(row -> row.references().size()).distinct().count();
        return counts == 1 ? Integer.toString(rows.get(0).references().size()) : "var";
    }
}
