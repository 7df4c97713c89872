package io.ashlar.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** Columns of text for a terminal; rows may be shorter than the header. */
public final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... header) {
        rows.add(List.of(header));
    }

    public Table row(String... cells) {
        if (cells.length > rows.get(0).size()) {
            throw new IllegalArgumentException("A row has " + cells.length + " cells, the header "
                    + rows.get(0).size());
        }
        rows.add(List.of(cells));
        return this;
    }

    /** Every column as wide as its widest cell, two spaces between, no spaces at line ends. */
    public String text() {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], length(row.get(i)));
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - length(row.get(i)) + 2));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
