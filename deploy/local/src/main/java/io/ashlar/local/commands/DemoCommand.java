package io.ashlar.local.commands;

import io.ashlar.cli.api.ApiException;
import io.ashlar.cli.terminal.Terminal;
import io.ashlar.local.demo.Demo;
import io.ashlar.local.demo.DemoHub;
import io.ashlar.local.demo.DemoPlan;
import io.ashlar.local.machine.DataFolder;
import io.ashlar.local.machine.Machine;
import io.ashlar.local.machine.MachineState;
import io.ashlar.local.services.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the main job from end to end. */
@Command(
        name = "demo",
        description = "Start everything and run the main job: import, fine-tune, evaluate, deploy, predict.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ashlar demo",
            "  ashlar demo --data my-texts.csv --text message --label topic",
            "  ashlar demo --model distilbert/distilbert-base-uncased"
        })
public final class DemoCommand implements Callable<Integer> {
    @Mixin
    private Place place = new Place();

    @Option(names = "--model", description = "A Hub id to import from the real Hub instead of the demo's own model.")
    private @Nullable String model;

    @Option(names = "--data", description = "Your own JSONL, CSV, TSV or Parquet file.")
    private @Nullable Path data;

    @Option(names = "--text", description = "The column with the text (default: text).", defaultValue = "text")
    private String text = "text";

    @Option(names = "--label", description = "The column with the label (default: label).", defaultValue = "label")
    private String label = "label";

    @Option(
            names = "--epochs",
            description = "How often the training sees the data (default: ${DEFAULT-VALUE}).",
            defaultValue = "8")
    private int epochs = 8;

    @Option(names = "--free-ports", description = "Take free ports instead of 8080 and 9000.")
    private boolean freePorts;

    @Option(names = "--keep", description = "Leave everything running at the end, until Ctrl-C.")
    private boolean keep;

    @Override
    public Integer call() throws Exception {
        DataFolder folder = place.folder("demo");
        Path file = data;
        if (file != null && !Files.isReadable(file)) {
            throw new ApiException("There is no readable file '" + file + "'.", ApiException.USAGE, null);
        }
        MachineState.running(folder).ifPresent(state -> {
            throw StartCommand.alreadyRunning(folder, state);
        });
        Terminal terminal = Terminal.ofProcess();
        DemoPlan plan = new DemoPlan(model, file, text, label, epochs);
        Ports ports = freePorts ? Ports.free() : Ports.documented(Ports.documentedFrontDoor(), Ports.documentedGrpc());
        terminal.line("Starting Ashlar on this machine; data and logs: " + folder.root());
        try (DemoHub hub = DemoHub.open(plan, folder);
                Machine machine = Machine.start(
                        Place.home(), folder, ports, hubSetting(hub), part -> terminal.line("  ready: " + part))) {
            Demo.run(machine, hub, plan, folder.root().resolve("report.html"), terminal);
            if (keep) {
                terminal.line("Still running at " + machine.ports().frontDoorUrl() + "; Ctrl-C stops it.");
                new CountDownLatch(1).await();
            }
        }
        return 0;
    }

    private static Map<String, String> hubSetting(DemoHub hub) {
        return hub.url().isEmpty() ? Map.of() : Map.of("ashlar.hub.url", hub.url());
    }
}
