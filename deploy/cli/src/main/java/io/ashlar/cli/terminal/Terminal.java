package io.ashlar.cli.terminal;

import java.io.PrintStream;

/**
 * Where a command prints. On a terminal the last line may be rewritten; in a pipe every line is final.
 *
 * @param out for results and progress
 * @param interactive whether a person looks at it while it runs
 * @param width in columns
 */
public record Terminal(PrintStream out, boolean interactive, int width) {
    private static final String ERASE_LINE = "\r\u001b[2K";
    private static final int DEFAULT_WIDTH = 100;

    /** This process's own. */
    public static Terminal ofProcess() {
        boolean interactive = System.console() != null && !"dumb".equals(System.getenv("TERM"));
        String columns = System.getenv("COLUMNS");
        int width = columns != null && columns.matches("[0-9]{2,4}") ? Integer.parseInt(columns) : DEFAULT_WIDTH;
        return new Terminal(System.out, interactive, width);
    }

    /** Prints a line that stays. */
    public void line(String text) {
        out.println((interactive ? ERASE_LINE : "") + text);
        out.flush();
    }

    /** Prints a piece of a text as it comes; line ends are part of it. */
    public void piece(String text) {
        out.print(text);
        out.flush();
    }

    /** Prints a line that the next one replaces; nothing in a pipe. */
    public void passing(String text) {
        if (interactive) {
            String shown = text.length() >= width ? text.substring(0, width - 1) : text;
            out.print(ERASE_LINE + shown);
            out.flush();
        }
    }
}
