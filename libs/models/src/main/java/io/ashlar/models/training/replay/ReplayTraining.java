package io.ashlar.models.training.replay;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Trains recorded fine-tunings again and prints a line for each: {@code ReplayTraining FOLDER...}, where a folder is a
 * case or holds cases. Exits with 1 where one fails.
 */
public final class ReplayTraining {
    private final PrintStream out;

    private ReplayTraining(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (arguments.length == 0) {
            out.println("Usage: ReplayTraining FOLDER...");
            System.exit(2);
        }
        System.exit(run(Arrays.stream(arguments).map(Path::of).toList(), out) ? 0 : 1);
    }

    /** Replays every case in or below the folders; whether none failed. */
    public static boolean run(List<Path> folders, PrintStream out) throws IOException {
        ReplayTraining replay = new ReplayTraining(out);
        boolean sound = true;
        for (Path folder : folders) {
            for (Path each : cases(folder)) {
                sound &= replay.one(each);
            }
        }
        return sound;
    }

    private boolean one(Path folder) throws IOException {
        String name = folder.toAbsolutePath().normalize().getFileName().toString();
        RecordedRun run = RecordedRun.read(folder);
        Path work = Files.createTempDirectory("ashlar-replay");
        try {
            Replay.Result result = new Replay(run, work).run();
            out.println(name + ": " + (result.passed() ? "pass" : "FAIL") + ", " + result.line());
            return result.passed();
        } catch (RuntimeException e) {
            out.println(name + ": FAIL, " + e);
            if (Boolean.getBoolean("ashlar.replay.trace")) {
                e.printStackTrace(out);
            }
            return false;
        } finally {
            delete(work);
        }
    }

    private static List<Path> cases(Path folder) throws IOException {
        if (Files.isRegularFile(folder.resolve("recipe.json"))) {
            return List.of(folder);
        }
        try (Stream<Path> below = Files.list(folder)) {
            return below.filter(path -> Files.isRegularFile(path.resolve("recipe.json")))
                    .sorted()
                    .toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> below = Files.walk(folder)) {
            for (Path each : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
