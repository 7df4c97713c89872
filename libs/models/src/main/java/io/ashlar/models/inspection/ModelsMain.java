package io.ashlar.models.inspection;

import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.replay.ReplayGoldens;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * {@code ashlar models verify FOLDER...} and {@code ashlar models inspect FOLDER...}: in a process of their own,
 * because they open models. Exit codes are those of the command line: 1 where a case or a folder is not ok, 2 for a
 * wrong call.
 */
public final class ModelsMain {
    private static final String USAGE = String.join(
            System.lineSeparator(),
            "Usage: ashlar models verify FOLDER...   packages with golden.json: a line a case, exit code 1 if one is not ok",
            "       ashlar models inspect FOLDER...  family, parameters by part, tokenizer, tasks, memory, what does not fit");

    private ModelsMain() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        String[] folders = Arrays.copyOfRange(arguments, Math.min(1, arguments.length), arguments.length);
        String command = arguments.length == 0 ? "" : arguments[0];
        boolean isHelp = Arrays.asList(folders).contains("--help")
                || Arrays.asList(folders).contains("-h");
        if (isHelp) {
            out.println(USAGE);
            System.exit(0);
        }
        for (String folder : folders) {
            if (!Files.isDirectory(Path.of(folder))) {
                System.err.println("ashlar: '" + folder + "' is not a folder. Name folders of packages.");
                System.exit(2);
            }
        }
        if (folders.length == 0 || !(command.equals("verify") || command.equals("inspect"))) {
            System.err.println(USAGE);
            System.exit(2);
        }
        if (command.equals("verify")) {
            ReplayGoldens.main(folders);
        }
        System.exit(inspect(folders, out) ? 0 : 1);
    }

    static boolean inspect(String[] folders, PrintStream out) {
        boolean ok = true;
        for (String folder : folders) {
            out.println(folder);
            try {
                InspectionReport.lines(Path.of(folder)).forEach(line -> out.println("  " + line));
            } catch (ProblemException e) {
                out.println("  " + e.code().wireName() + ": " + e.detail());
                ok = false;
            }
        }
        return ok;
    }
}
