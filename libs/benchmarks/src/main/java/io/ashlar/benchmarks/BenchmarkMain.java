package io.ashlar.benchmarks;

/** What {@code ./ashlar benchmark} runs. */
public final class BenchmarkMain {
    private BenchmarkMain() {}

    public static void main(String[] arguments) {
        System.exit(BenchmarkCommand.commandLine().execute(arguments));
    }
}
