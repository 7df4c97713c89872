package io.ashlar.local.machine;

import io.ashlar.contracts.Json;
import io.ashlar.local.services.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;

/**
 * What runs on a data folder, for a second command that wants to know.
 *
 * @param launcher the process id of the launcher
 */
public record MachineState(long launcher, Instant startedAt, Ports ports) {
    /** The machine that runs on the folder, if its launcher lives. */
    public static Optional<MachineState> running(DataFolder folder) {
        try {
            if (!Files.exists(folder.state())) {
                return Optional.empty();
            }
            MachineState state = Json.read(Files.readString(folder.state()), MachineState.class);
            return ProcessHandle.of(state.launcher())
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> process.info()
                            .startInstant()
                            .map(started -> !started.isAfter(state.startedAt()))
                            .orElse(true))
                    .map(process -> state);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder.state(), e);
        }
    }

    void write(DataFolder folder) {
        Path file = folder.state();
        try {
            Files.createDirectories(file.getParent());
            Path partial = file.resolveSibling("machine.json.new");
            Files.writeString(partial, Json.write(this));
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    static void forget(DataFolder folder) {
        try {
            Files.deleteIfExists(folder.state());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
