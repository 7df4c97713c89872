package io.ashlar.benchmarks.run;

import io.ashlar.benchmarks.peers.Peers;
import io.ashlar.embedded.minilm.MiniLmRepository;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One benchmark's surroundings: its folder, the model, the peers. Closing it removes the folder. */
public final class Run implements AutoCloseable {
    private static final String ONNX = "/all-minilm-l6-v2.onnx";

    private final Path folder;
    private final Peers peers;
    private final @Nullable String python;
    private final int threads;

    private Run(Path folder, Peers peers, @Nullable String python, int threads) {
        this.folder = folder;
        this.peers = peers;
        this.python = python;
        this.threads = threads;
    }

    static Run begin(@Nullable String python, int threads) throws IOException {
        Path folder = Files.createTempDirectory("ashlar-benchmark");
        return new Run(
                folder, new Peers(python, Files.createDirectory(folder.resolve("peers")), threads), python, threads);
    }

    /** The Python that has the peers; none: there are no peers. */
    public @Nullable String python() {
        return python;
    }

    /** Threads for us, and for each peer. */
    public int threads() {
        return threads;
    }

    public Peers peers() {
        return peers;
    }

    /** all-MiniLM-L6-v2 in Hub layout. */
    public Path miniLm() {
        return MiniLmRepository.layOut(folder);
    }

    /** The ONNX file that its weights are from. */
    public Path miniLmOnnx() {
        Path file = folder.resolve("minilm.onnx");
        if (!Files.exists(file)) {
            try (InputStream stream = Objects.requireNonNull(Run.class.getResourceAsStream(ONNX), ONNX)) {
                Files.copy(stream, file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return file;
    }

    /** The encoder in transformers. */
    public Peers.State transformersEncoder() {
        return peers.load("transformers_encoder", Map.of("model", miniLm().toString()));
    }

    /** The encoder in ONNX Runtime. */
    public Peers.State onnxRuntimeEncoder() {
        return peers.load("onnxruntime_encoder", Map.of("onnx", miniLmOnnx().toString()));
    }

    /** A new folder that goes away with the run. */
    public Path newFolder(String prefix) {
        try {
            return Files.createTempDirectory(folder, prefix);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        peers.close();
        try (Stream<Path> below = Files.walk(folder)) {
            for (Path each : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + folder, e);
        }
    }
}
