package io.ashlar.benchmarks.replay;

import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.replay.ReplayGoldens;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ashlar benchmark replay-goldens FOLDER...}. */
@Command(
        name = "replay-goldens",
        mixinStandardHelpOptions = true,
        description =
                "Models with what they should answer (golden.json), run by our own code; a line a case. Exits with 1 where"
                        + " one is not equal or cannot be run, and with 2 where there is no case.")
public final class ReplayGoldensCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FOLDER", description = "a case, or a folder of cases")
    private List<Path> folders = List.of();

    @Override
    public Integer call() {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<Path> cases = folders.stream()
                .flatMap(folder -> CaseFolders.in(folder, "golden.json").stream())
                .toList();
        if (cases.isEmpty()) {
            out.println("no case found: name a folder that has golden.json, or a folder of such folders");
            return 2;
        }
        boolean ok = true;
        for (Path each : cases) {
            ok &= replay(each, out);
        }
        return ok ? 0 : 1;
    }

    private static boolean replay(Path folder, PrintStream out) {
        try {
            List<ReplayGoldens.CaseResult> results = ReplayGoldens.replay(folder);
            results.forEach(result -> out.println(folder.getFileName() + "  " + result));
            return results.stream().allMatch(ReplayGoldens.CaseResult::ok);
        } catch (ProblemException e) {
            out.println(folder.getFileName() + "  " + e.code().wireName() + ": " + e.detail() + "  NOT OK");
            return false;
        }
    }
}
