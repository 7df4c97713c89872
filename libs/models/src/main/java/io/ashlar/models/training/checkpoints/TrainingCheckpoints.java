package io.ashlar.models.training.checkpoints;

import io.ashlar.contracts.Json;
import io.ashlar.models.checkpoint.SafetensorsFile;
import io.ashlar.models.checkpoint.SafetensorsWriter;
import io.ashlar.models.checkpoint.Tensor;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The checkpoints of one training: a folder each, named by its step. A folder has its name only when all of it is on
 * the disk, so whatever is there is whole.
 */
public final class TrainingCheckpoints {
    private static final String PREFIX = "checkpoint-";
    private static final String UNFINISHED = ".unfinished-";
    private static final String WEIGHTS = "weights.safetensors";
    private static final String MOMENTS = "optimizer.safetensors";
    private static final String STATE = "state.json";

    private final Path folder;

    public TrainingCheckpoints(Path folder) {
        this.folder = folder;
    }

    /** Writes a checkpoint and then removes what is neither kept nor among the {@code limit} newest. */
    public void save(TrainingState state, Map<String, Tensor> weights, Map<String, Tensor> moments, int limit)
            throws IOException {
        Files.createDirectories(folder);
        Path target = of(state.step());
        if (!Files.exists(target)) {
            Path unfinished = folder.resolve(UNFINISHED + state.step());
            delete(unfinished);
            Files.createDirectory(unfinished);
            SafetensorsWriter.write(unfinished.resolve(WEIGHTS), weights, Map.of("format", "pt"));
            SafetensorsWriter.write(unfinished.resolve(MOMENTS), moments, Map.of("format", "pt"));
            writeDurably(unfinished.resolve(STATE), Json.write(state));
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            sync(folder);
        }
        prune(state, limit);
    }

    /** Removes what killed runs began to write and did not end; only before a run begins. */
    public void removeUnfinished() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.filter(
                            path -> path.getFileName().toString().startsWith("."))
                    .toList()) {
                delete(entry);
            }
        }
    }

    /** The state of the newest checkpoint. */
    public Optional<TrainingState> latest() throws IOException {
        List<Long> steps = steps();
        return steps.isEmpty()
                ? Optional.empty()
                : Optional.of(Json.read(
                        Files.readString(of(steps.get(steps.size() - 1)).resolve(STATE)), TrainingState.class));
    }

    /**
     * Of the files of a folder of checkpoints, by their paths below it, the one with the newest state: the JSON of a
     * {@link TrainingState}.
     */
    public static Optional<String> newestState(Collection<String> paths) {
        return paths.stream()
                .filter(path -> path.matches(PREFIX + "\\d{1,18}/" + Pattern.quote(STATE)))
                .max(Comparator.comparingLong(
                        path -> Long.parseLong(path.substring(PREFIX.length(), path.indexOf('/')))));
    }

    /** The file with the trained weights of a step. */
    public Path weights(long step) {
        return of(step).resolve(WEIGHTS);
    }

    /** The moments of a step; the caller closes the file. */
    public SafetensorsFile moments(long step) {
        return SafetensorsFile.open(of(step).resolve(MOMENTS));
    }

    private void prune(TrainingState state, int limit) throws IOException {
        List<Long> steps = steps();
        Set<Long> kept = Set.copyOf(steps.subList(Math.max(0, steps.size() - limit), steps.size()));
        for (long step : steps) {
            if (!kept.contains(step) && step != state.resultStep() && step != state.step()) {
                delete(of(step));
            }
        }
    }

    private List<Long> steps() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.matches(PREFIX + "\\d{1,18}"))
                    .map(name -> Long.parseLong(name.substring(PREFIX.length())))
                    .sorted()
                    .toList();
        }
    }

    private Path of(long step) {
        return folder.resolve(PREFIX + step);
    }

    private static void writeDurably(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void delete(Path path) throws IOException {
        if (Files.exists(path)) {
            try (Stream<Path> below = Files.walk(path)) {
                for (Path each : below.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
