package io.ashlar.models.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Opens the checkpoint of a package folder in Hub layout, whether it is one file or shards under an index. */
public final class Checkpoints {
    private static final String SINGLE = "model.safetensors";
    private static final String INDEX = "model.safetensors.index.json";

    private Checkpoints() {}

    /** The checkpoint of the folder; the caller closes it. */
    public static Checkpoint open(Path folder) {
        if (Files.exists(folder.resolve(SINGLE))) {
            return SafetensorsFile.open(folder.resolve(SINGLE));
        }
        if (Files.exists(folder.resolve(INDEX))) {
            return openShards(folder);
        }
        throw new ProblemException(
                ProblemCode.MODEL_FILE_MISSING,
                "The package has neither " + SINGLE + " nor " + INDEX + ". Ashlar reads weights from safetensors.");
    }

    private static Checkpoint openShards(Path folder) {
        Map<String, String> fileOfTensor = readIndex(folder.resolve(INDEX));
        Map<String, SafetensorsFile> files = new LinkedHashMap<>();
        try {
            for (String file : new TreeSet<>(fileOfTensor.values())) {
                files.put(file, SafetensorsFile.open(folder.resolve(file)));
            }
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            fileOfTensor.forEach((tensor, file) -> tensors.put(
                    tensor,
                    Optional.ofNullable(files.get(file))
                            .flatMap(shard -> shard.find(tensor))
                            .orElseThrow(() -> malformed("it says that '" + tensor + "' is in '" + file
                                    + "', but that file does not have it"))));
            return new Shards(tensors, files);
        } catch (RuntimeException e) {
            files.values().forEach(SafetensorsFile::close);
            throw e;
        }
    }

    private static Map<String, String> readIndex(Path index) {
        JsonNode weights;
        try {
            weights = Json.MAPPER.readTree(index.toFile()).path("weight_map");
        } catch (IOException e) {
            throw malformed("it is not JSON");
        }
        if (!weights.isObject() || weights.isEmpty()) {
            throw malformed("it has no weight_map");
        }
        Map<String, String> files = new LinkedHashMap<>();
        weights.properties().forEach(field -> {
            String file = field.getValue().asText();
            if (!file.matches("[A-Za-z0-9][A-Za-z0-9._-]*\\.safetensors")) {
                throw malformed("it puts '" + field.getKey() + "' into '" + file
                        + "', which is not the name of a safetensors file beside it");
            }
            files.put(field.getKey(), file);
        });
        return files;
    }

    private static ProblemException malformed(String reason) {
        return new ProblemException(
                ProblemCode.MODEL_FILE_MALFORMED,
                "'" + INDEX + "' cannot be used: " + reason + ". Download the repository again.");
    }

    private record Shards(Map<String, Tensor> tensors, Map<String, SafetensorsFile> files) implements Checkpoint {
        @Override
        public Set<String> names() {
            return Collections.unmodifiableSet(tensors.keySet());
        }

        @Override
        public Optional<Tensor> find(String name) {
            return Optional.ofNullable(tensors.get(name));
        }

        @Override
        public void close() {
            files.values().forEach(SafetensorsFile::close);
        }
    }
}
