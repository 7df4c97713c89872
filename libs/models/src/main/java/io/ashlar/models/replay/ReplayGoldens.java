package io.ashlar.models.replay;

import io.ashlar.contracts.problems.ProblemException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Replays folders that hold a model in Hub layout with {@code golden.json} and {@code golden.safetensors} beside it,
 * and prints a line a case. Run it with the folders as arguments; it exits with 1 if one case is not ok.
 */
public final class ReplayGoldens {
    private ReplayGoldens() {}

    public static void main(String[] folders) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        boolean allOk = folders.length > 0;
        for (String folder : folders) {
            Path path = Path.of(folder);
            try {
                for (CaseResult result : replay(path)) {
                    out.println(path.getFileName() + "  " + result);
                    allOk &= result.ok();
                }
            } catch (ProblemException e) {
                out.println(path.getFileName() + "  " + e.code().wireName() + ": " + e.detail() + "  NOT OK");
                allOk = false;
            }
        }
        System.exit(allOk ? 0 : 1);
    }

    /** What one case gave. */
    public record CaseResult(String name, String compared, boolean ok) {
        @Override
        public String toString() {
            return name + "  " + compared + "  " + (ok ? "ok" : "NOT OK");
        }
    }

    /** All cases of a folder. */
    public static List<CaseResult> replay(Path folder) {
        return GoldenFolder.read(folder).replay();
    }
}
