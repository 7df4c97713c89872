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
import java.util.function.Function;
import java.util.regex.Pattern;

/** Several files read as one checkpoint, as an index beside them says. */
record Shards(Map<String, Tensor> tensors, Map<String, Checkpoint> files) implements Checkpoint {
    private static final long MAX_INDEX = 256_000_000;

    /** Opens every file of the index; {@code ending} is what their names end in. */
    static Shards open(Path folder, String index, String ending, Function<Path, Checkpoint> opening) {
        Map<String, String> fileOfTensor = new Index(index, ending).read(folder);
        Map<String, Checkpoint> files = new LinkedHashMap<>();
        try {
            for (String file : new TreeSet<>(fileOfTensor.values())) {
                files.put(file, opening.apply(folder.resolve(file)));
            }
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            fileOfTensor.forEach((tensor, file) -> tensors.put(
                    tensor,
                    Optional.ofNullable(files.get(file))
                            .flatMap(shard -> shard.find(tensor))
                            .orElseThrow(() -> malformed(
                                    index,
                                    "it says that '" + tensor + "' is in '" + file
                                            + "', but that file does not have it"))));
            return new Shards(tensors, files);
        } catch (RuntimeException e) {
            files.values().forEach(Checkpoint::close);
            throw e;
        }
    }

    private record Index(String name, String ending) {
        Map<String, String> read(Path folder) {
            JsonNode weights = weights(folder.resolve(name));
            if (!weights.isObject() || weights.isEmpty()) {
                throw malformed(name, "it has no weight_map");
            }
            Pattern allowed = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*\\." + ending);
            Map<String, String> files = new LinkedHashMap<>();
            weights.properties().forEach(field -> {
                String file = field.getValue().asText();
                if (!allowed.matcher(file).matches()) {
                    throw malformed(
                            name,
                            "it puts '" + field.getKey() + "' into '" + file + "', which is not the name of a " + ending
                                    + " file beside it");
                }
                files.put(field.getKey(), file);
            });
            return files;
        }

        private JsonNode weights(Path index) {
            try {
                if (Files.size(index) > MAX_INDEX) {
                    throw malformed(name, "it is larger than " + MAX_INDEX + " bytes");
                }
                return Json.MAPPER.readTree(index.toFile()).path("weight_map");
            } catch (IOException e) {
                throw malformed(name, "it is not JSON");
            }
        }
    }

    private static ProblemException malformed(String index, String reason) {
        return new ProblemException(
                ProblemCode.MODEL_FILE_MALFORMED,
                "'" + index + "' cannot be used: " + reason + ". Download the repository again.");
    }

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
        files.values().forEach(Checkpoint::close);
    }
}
