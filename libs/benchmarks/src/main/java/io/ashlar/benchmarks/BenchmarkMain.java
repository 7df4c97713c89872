package io.ashlar.benchmarks;

/** What {@code ./ashlar benchmark} runs. */
public final class BenchmarkMain {
    private static final int INTERRUPTED = 130;

    private BenchmarkMain() {}

    public static void main(String[] arguments) {
        // A signal in the middle of a forward: libtorch must not be torn down under the thread that computes.
        Thread interrupted = new Thread(() -> Runtime.getRuntime().halt(INTERRUPTED));
        Runtime.getRuntime().addShutdownHook(interrupted);
        int code = BenchmarkCommand.commandLine().execute(arguments);
        Runtime.getRuntime().removeShutdownHook(interrupted);
        System.exit(code);
    }
}
