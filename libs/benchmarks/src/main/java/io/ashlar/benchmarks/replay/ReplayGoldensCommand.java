package io.ashlar.benchmarks.replay;

import io.ashlar.models.replay.ReplayGoldens;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ashlar benchmark replay-goldens FOLDER...}. */
@Command(
        name = "replay-goldens",
        mixinStandardHelpOptions = true,
        description =
                "Models with what they should answer (golden.json), run by our own code; a line a case. Exits with 1 where"
                        + " one is not equal.")
public final class ReplayGoldensCommand implements Runnable {
    @Parameters(arity = "1..*", paramLabel = "FOLDER", description = "a case, or a folder of cases")
    private List<Path> folders = List.of();

    /** Ends the process. */
    @Override
    public void run() {
        String[] cases = folders.stream()
                .flatMap(folder -> CaseFolders.in(folder, "golden.json").stream())
                .map(Path::toString)
                .toArray(String[]::new);
        ReplayGoldens.main(cases);
    }
}
