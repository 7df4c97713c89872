package io.ashlar.cli.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows in aligned columns, for a person to read. Numbers stand to the right. */
public final class TextTable {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();
    private final int columns;

    public TextTable(String... header) {
        this.columns = header.length;
        rows.add(List.of(header));
    }

    /** Adds a row of as many cells as the header has. */
    public TextTable row(Object... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException(cells.length + " cells in a table of " + columns + " columns");
        }
        rows.add(Arrays.stream(cells).map(TextTable::plain).toList());
        return this;
    }

    /** A cell is one line, whatever somebody wrote into a text: no line ends, nothing that a terminal would obey. */
    private static String plain(Object cell) {
        return String.valueOf(cell).replaceAll("\\p{Cntrl}+", " ");
    }

    /** The lines, header first, then a rule. */
    public List<String> lines() {
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            lines.add(line(row, widths));
            if (lines.size() == 1) {
                lines.add(line(Arrays.stream(widths).mapToObj("-"::repeat).toList(), widths));
            }
        }
        return lines;
    }

    private String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < columns; i++) {
            String cell = cells.get(i);
            String pad = " ".repeat(widths[i] - cell.length());
            line.append(i == 0 ? "" : GAP).append(isNumber(cell) ? pad + cell : cell + pad);
        }
        return line.toString().stripTrailing();
    }

    private static boolean isNumber(String cell) {
        return cell.matches("[-+]?[0-9][0-9.,]*%?( ?(s|ms|MB|kB|GB|B))?");
    }
}
