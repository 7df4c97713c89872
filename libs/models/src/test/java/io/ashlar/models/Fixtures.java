package io.ashlar.models;

import io.ashlar.models.checkpoint.Checkpoint;
import io.ashlar.models.checkpoint.Checkpoints;
import io.ashlar.models.checkpoint.SafetensorsWriter;
import io.ashlar.models.checkpoint.Tensor;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The tiny models that {@code src/test/python/make_fixtures.py} made, and copies of them that a test may spoil. */
public final class Fixtures {
    public static final List<String> ALL = List.of(
            "bert-text-classification",
            "bert-multi-label-bf16",
            "roberta-text-classification",
            "distilbert-regression",
            "bert-fill-mask",
            "roberta-fill-mask",
            "distilbert-fill-mask");

    private Fixtures() {}

    public static Path folder(String name) {
        try {
            return Path.of(Objects.requireNonNull(Fixtures.class.getResource("fixtures/" + name))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A copy of a fixture's files in {@code target}. */
    public static Path copy(String name, Path target) throws IOException {
        try (Stream<Path> files = Files.list(folder(name))) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName().toString()));
            }
        }
        return target;
    }

    /** Writes the folder's checkpoint again with what {@code change} makes of its tensors. */
    public static void rewrite(Path folder, UnaryOperator<Map<String, Tensor>> change) throws IOException {
        Path changed = folder.resolve("changed.safetensors");
        try (Checkpoint checkpoint = Checkpoints.open(folder)) {
            Map<String, Tensor> tensors = new TreeMap<>();
            checkpoint
                    .names()
                    .forEach(name -> tensors.put(name, checkpoint.find(name).orElseThrow()));
            SafetensorsWriter.write(changed, change.apply(tensors), Map.of("format", "pt"));
        }
        Files.move(changed, folder.resolve("model.safetensors"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    /** The tensors under other names. */
    public static UnaryOperator<Map<String, Tensor>> renamed(UnaryOperator<String> name) {
        return tensors -> {
            Map<String, Tensor> renamed = new TreeMap<>();
            tensors.forEach((key, tensor) -> renamed.put(name.apply(key), tensor));
            return renamed;
        };
    }

    /** Replaces text in one of the folder's files. */
    public static void edit(Path folder, String file, String from, String to) throws IOException {
        String text = Files.readString(folder.resolve(file));
        if (!text.contains(from)) {
            throw new IllegalArgumentException(file + " has no " + from);
        }
        Files.writeString(folder.resolve(file), text.replace(from, to));
    }
}
