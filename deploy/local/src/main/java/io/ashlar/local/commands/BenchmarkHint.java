package io.ashlar.local.commands;

import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Stands in the list of commands; the {@code ashlar} script runs the benchmarks in a process that has the engine. */
@Command(
        name = "benchmark",
        description = "Compare Ashlar with other libraries; './ashlar benchmark --help' lists the tables.")
public final class BenchmarkHint implements Runnable {
    @Unmatched
    private String[] arguments = {};

    @Override
    public void run() {
        System.err.println("ashlar: run benchmarks by the script, as './ashlar benchmark NAME'.");
    }
}
