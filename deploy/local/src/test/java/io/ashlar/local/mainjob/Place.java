package io.ashlar.local.mainjob;

import io.ashlar.embedded.hub.SmallHub;
import io.ashlar.local.machine.DataFolder;
import io.ashlar.local.machine.Machine;
import io.ashlar.local.services.Ports;
import io.ashlar.testing.models.TinyModels;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A data folder with a small Hub that has one tiny model, and the demo's messages as a file. */
final class Place implements AutoCloseable {
    static final String REPOSITORY = "tiny/bert";

    private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();

    private final Path root;
    private final SmallHub hub;
    private final Path messages;

    Place(Path root) throws IOException {
        this.root = root;
        TinyModels.bert(Files.createDirectories(root.resolve("hub/tiny")).resolve("bert"));
        this.hub = SmallHub.start(0, root.resolve("hub"));
        this.messages = root.resolve("messages.jsonl");
        try (InputStream resource = Place.class.getResourceAsStream("/demo/messages.jsonl")) {
            if (resource == null) {
                throw new IllegalStateException("the demo's messages are missing");
            }
            Files.copy(resource, messages);
        }
    }

    /** Starts the machine on this place's data, with short leases, so that a crash is noticed soon. */
    Machine start(Ports ports) {
        return Machine.start(
                HOME,
                new DataFolder(root.resolve("data")),
                ports,
                Map.of(
                        "ashlar.hub.url",
                        hub.baseUrl(),
                        "ashlar.training.checkpoint-steps",
                        "20",
                        "ashlar.training.checkpoint-uploads",
                        "2s",
                        "ashlar.jobs.lease",
                        "4s",
                        "ashlar.jobs.max-attempts",
                        "50",
                        "ashlar.jobs.back-offs",
                        "50",
                        "ashlar.jobs.longest-back-off-delay",
                        "3s"),
                part -> {});
    }

    Path messages() {
        return messages;
    }

    Path artifacts() {
        return root.resolve("data/artifacts");
    }

    @Override
    public void close() {
        hub.close();
    }
}
