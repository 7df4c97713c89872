package io.ashlar.benchmarks.replay;

import io.ashlar.models.training.replay.ReplayTraining;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ashlar benchmark replay-training FOLDER...}. */
@Command(
        name = "replay-training",
        mixinStandardHelpOptions = true,
        description =
                "Recorded fine-tunings, run again by our own code step by step; a line a case. Exits with 1 where one differs.")
public final class ReplayTrainingCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FOLDER", description = "a case, or a folder of cases")
    private List<Path> folders = List.of();

    @Override
    public Integer call() throws IOException {
        return ReplayTraining.run(folders, new PrintStream(System.out, true, StandardCharsets.UTF_8)) ? 0 : 1;
    }
}
