package io.ashlar.embedded.minilm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ashlar.embedded.process.UnpackedFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * all-MiniLM-L6-v2 (BERT of 6 layers, 384 wide, fp32, without a pooler) as a repository in the Hugging Face layout. The
 * weights and the tokenizer are the Maven artifact's, the tokenizer byte for byte: with its truncation to 128 tokens
 * and its fixed padding, which whoever runs it switches off. Configuration and card are ours.
 */
public final class MiniLmRepository {
    public static final String ID = "sentence-transformers/all-MiniLM-L6-v2";

    private static final List<String> WRITTEN = List.of("config.json", "tokenizer_config.json", "README.md");

    private MiniLmRepository() {}

    /**
     * Lays the repository out under {@code root/sentence-transformers/all-MiniLM-L6-v2}, unless it is there. The same
     * bytes every time; the folder appears complete or not at all, also when several programs do this at once.
     *
     * @return the repository's folder
     */
    public static Path layOut(Path root) {
        Path target = root.resolve(ID);
        if (Files.isDirectory(target)) {
            return target;
        }
        try {
            Path organization = Files.createDirectories(target.getParent());
            Path partial = Files.createTempDirectory(organization, ".laying-out-");
            try {
                fill(partial);
                publish(partial, target);
            } finally {
                UnpackedFolder.deleteTree(partial);
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lay out " + ID + " under " + root, e);
        }
    }

    private static void publish(Path partial, Path target) throws IOException {
        try {
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
            target.toFile().setReadable(true, false);
            target.toFile().setExecutable(true, false);
        } catch (IOException e) {
            if (!Files.isDirectory(target)) {
                throw e;
            }
        }
    }

    private static void fill(Path folder) throws IOException {
        for (String name : WRITTEN) {
            copy("/io/ashlar/embedded/minilm/" + name, folder.resolve(name));
        }
        Path tokenizer = folder.resolve("tokenizer.json");
        copy("/all-minilm-l6-v2-tokenizer.json", tokenizer);
        Files.write(folder.resolve("vocab.txt"), vocabulary(tokenizer));
        Path onnx = folder.resolve("model.onnx");
        copy("/all-minilm-l6-v2.onnx", onnx);
        try (FileChannel channel = FileChannel.open(onnx)) {
            ByteBuffer model = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            SafetensorsFile.write(folder.resolve("model.safetensors"), OnnxWeights.read(model));
        }
        Files.delete(onnx);
    }

    private static List<String> vocabulary(Path tokenizer) throws IOException {
        JsonNode tokens =
                new ObjectMapper().readTree(tokenizer.toFile()).path("model").path("vocab");
        Map<Integer, String> byId = new TreeMap<>();
        tokens.fields().forEachRemaining(entry -> byId.put(entry.getValue().asInt(), entry.getKey()));
        return List.copyOf(byId.values());
    }

    private static void copy(String resource, Path target) throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(MiniLmRepository.class.getResourceAsStream(resource), resource)) {
            Files.copy(stream, target);
        }
    }
}
