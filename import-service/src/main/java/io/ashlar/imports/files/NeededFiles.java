package io.ashlar.imports.files;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.artifacts.packages.PackagePaths;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.imports.hub.RemoteFile;
import io.ashlar.imports.hub.Repository;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files that become the package: configuration, weights as safetensors, tokenizer, card and licence. Other formats
 * of the same weights, training logs and pictures stay where they are; so does a pickle, always.
 */
public final class NeededFiles {
    public static final String CONFIG = "config.json";
    public static final String CARD = "README.md";

    private static final String WEIGHTS = "model.safetensors";
    private static final String INDEX = "model.safetensors.index.json";
    private static final int MAX_INDEX_BYTES = 64 << 20;
    private static final int MAX_SHARDS = 2000;
    private static final Pattern SHARD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*\\.safetensors");
    private static final Pattern PICKLE = Pattern.compile(".*\\.(bin|pt|pth|ckpt|pkl)");
    private static final Pattern LICENCE = Pattern.compile("(LICEN[CS]E|NOTICE|USE_POLICY|COPYING)([._-].*)?");
    private static final Set<String> BESIDE = Set.of(
            CONFIG,
            CARD,
            "generation_config.json",
            "preprocessor_config.json",
            "tokenizer.json",
            "tokenizer_config.json",
            "special_tokens_map.json",
            "added_tokens.json",
            "vocab.txt",
            "vocab.json",
            "merges.txt",
            "spiece.model",
            "sentencepiece.bpe.model",
            "spm.model",
            "tokenizer.model",
            "source.spm",
            "target.spm",
            "chat_template.jinja");

    private final Repository repository;
    private final Function<RemoteFile, byte[]> indexReader;

    private NeededFiles(Repository repository, Function<RemoteFile, byte[]> indexReader) {
        this.repository = repository;
        this.indexReader = indexReader;
    }

    /** Chooses the files; {@code reader} reads a small file of the repository, within the bound that it is given. */
    public static List<RemoteFile> of(Repository repository, SmallFileReader reader) {
        return new NeededFiles(repository, file -> reader.read(file, MAX_INDEX_BYTES)).choose();
    }

    /** Reads a small file whole. */
    @FunctionalInterface
    public interface SmallFileReader {
        byte[] read(RemoteFile file, int maxBytes);
    }

    private List<RemoteFile> choose() {
        require(CONFIG, "It says what the model is. Take a repository in the layout that transformers writes.");
        List<RemoteFile> needed = new ArrayList<>();
        for (RemoteFile file : repository.files()) {
            if (BESIDE.contains(file.path()) || LICENCE.matcher(file.path()).matches()) {
                needed.add(file);
            }
        }
        needed.addAll(weights());
        List<String> paths = needed.stream().map(RemoteFile::path).toList();
        paths.forEach(PackagePaths::requireAllowed);
        PackagePaths.requireDistinct(paths);
        return needed;
    }

    private List<RemoteFile> weights() {
        if (repository.file(WEIGHTS).isPresent()) {
            return List.of(repository.file(WEIGHTS).get());
        }
        if (repository.file(INDEX).isPresent()) {
            RemoteFile index = repository.file(INDEX).get();
            List<RemoteFile> files = new ArrayList<>(List.of(index));
            shards(indexReader.apply(index)).forEach(shard -> files.add(require(shard, "'" + INDEX + "' names it.")));
            return files;
        }
        String pickles = repository.files().stream()
                .map(RemoteFile::path)
                .filter(path -> PICKLE.matcher(path).matches())
                .limit(3)
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
        throw missing(
                WEIGHTS,
                pickles.isEmpty()
                        ? "Take a repository with the weights of a model in safetensors."
                        : "It has weights as pickles only (" + pickles + "), which can hold code and are not read. "
                                + "Take a repository or revision with safetensors, or convert it with transformers' "
                                + "save_pretrained.");
    }

    private static Set<String> shards(byte[] index) {
        Set<String> shards = new TreeSet<>();
        try {
            JsonNode weights = Json.MAPPER.readTree(index).path("weight_map");
            weights.forEach(shard -> shards.add(shard.asText()));
        } catch (IOException e) {
            throw malformedIndex("it is not JSON", e);
        }
        if (shards.isEmpty() || shards.size() > MAX_SHARDS) {
            throw malformedIndex("it names " + shards.size() + " files, and 1 to " + MAX_SHARDS + " can be", null);
        }
        for (String shard : shards) {
            if (!SHARD.matcher(shard).matches()) {
                throw malformedIndex("'" + shard + "' is not the name of a safetensors file beside it", null);
            }
        }
        return shards;
    }

    private RemoteFile require(String path, String why) {
        return repository.file(path).orElseThrow(() -> missing(path, why));
    }

    private ProblemException missing(String path, String why) {
        return new ProblemException(
                ProblemCode.MODEL_FILE_MISSING, repository.described() + " has no '" + path + "'. " + why);
    }

    private static ProblemException malformedIndex(String reason, @Nullable Throwable cause) {
        return new ProblemException(
                ProblemCode.MODEL_FILE_MALFORMED,
                "'" + INDEX + "' cannot be used: " + reason + ". Take another revision.",
                cause);
    }
}
