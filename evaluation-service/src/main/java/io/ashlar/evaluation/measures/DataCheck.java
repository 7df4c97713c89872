package io.ashlar.evaluation.measures;

import io.ashlar.evaluation.tasks.Example;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Looks for rows that say the same. */
public final class DataCheck {
    static final int MOST_EXAMPLES = 20;

    private DataCheck() {}

    /** {@code training}: rows that the models may have been trained on; none where that is not known. */
    public static DataChecks of(List<Example> rows, List<Example> training) {
        Map<String, List<Example>> measured = byText(rows);
        Map<String, List<Example>> seen = byText(training);
        List<DataChecks.Finding> findings = new ArrayList<>();
        int duplicates = 0;
        int contradictions = 0;
        int leaked = 0;
        for (Map.Entry<String, List<Example>> entry : measured.entrySet()) {
            List<Example> same = entry.getValue();
            if (same.size() > 1) {
                boolean differ =
                        same.stream().map(Example::reference).distinct().count() > 1;
                duplicates += same.size();
                contradictions += differ ? same.size() : 0;
                add(findings, differ ? "contradiction" : "duplicate", same);
            }
            List<Example> trained = seen.get(entry.getKey());
            if (trained != null) {
                leaked += same.size();
                List<Example> both = new ArrayList<>(same);
                both.addAll(trained);
                add(findings, "leaked", both);
            }
        }
        return new DataChecks(duplicates, contradictions, leaked, training.size(), findings);
    }

    private static Map<String, List<Example>> byText(Collection<Example> rows) {
        Map<String, List<Example>> byText = new LinkedHashMap<>();
        for (Example row : rows) {
            byText.computeIfAbsent(plain(row.text()), text -> new ArrayList<>()).add(row);
        }
        return byText;
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
    }

    private static void add(List<DataChecks.Finding> findings, String kind, List<Example> rows) {
        if (findings.stream().filter(finding -> finding.kind().equals(kind)).count() < MOST_EXAMPLES) {
            findings.add(new DataChecks.Finding(
                    kind,
                    rows.stream().map(Example::number).limit(MOST_EXAMPLES).toList(),
                    Shortened.text(rows.get(0).text())));
        }
    }
}
