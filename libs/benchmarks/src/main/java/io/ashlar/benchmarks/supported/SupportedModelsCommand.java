package io.ashlar.benchmarks.supported;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ashlar benchmark supported-models}. */
@Command(
        name = "supported-models",
        mixinStandardHelpOptions = true,
        description =
                "Checks the curated cards, a line for each finding, and writes docs/supported-models.md if there is no finding."
                        + " Run it in a clone of the repository. Exits with 1 where a card is not right.")
public final class SupportedModelsCommand implements Callable<Integer> {
    @Option(names = "--root", paramLabel = "FOLDER", description = "the clone (default: this folder)")
    private Path root = Path.of("");

    @Option(names = "--check", description = "only check the cards")
    private boolean check;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        SupportedModels models = SupportedModels.read(root);
        List<String> findings = models.findings();
        findings.forEach(out::println);
        if (!findings.isEmpty()) {
            return 1;
        }
        out.println(models.cards().size() + " cards are right");
        if (!check) {
            Files.writeString(root.resolve(SupportedModels.PAGE), SupportedModelsPage.of(models));
            out.println("wrote " + SupportedModels.PAGE);
        }
        return 0;
    }
}
