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
 * The files that become the package: configuration, weights, tokenizer, card and licence. Weights are safetensors where
 * there are any, else torch's own files, which are read without being run; other formats of the same weights, training
 * logs and pictures stay where they are.
 */
public final class NeededFiles {
    public static final String CONFIG = "config.json";
    public static final String CARD = "README.md";
    /** What a package of diffusers begins with. */
    public static final String PIPELINE_INDEX = "model_index.json";

    private static final String DIFFUSION = "diffusion_pytorch_model";
    private static final Pattern PIPELINE = Pattern.compile(
            "model_index\\.json|(unet|vae|text_encoder(_2)?)/config\\.json|scheduler/scheduler_config\\.json"
                    + "|tokenizer(_2)?/(tokenizer\\.json|tokenizer_config\\.json|special_tokens_map\\.json"
                    + "|vocab\\.json|merges\\.txt)");

    private static final int MAX_INDEX_BYTES = 64 << 20;
    private static final int MAX_SHARDS = 2000;
    private static final Pattern SHARD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*\\.(safetensors|bin)");
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
            "bpe.codes",
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
        List<RemoteFile> needed = repository.file(PIPELINE_INDEX).isPresent() ? pipeline() : model();
        List<String> paths = needed.stream().map(RemoteFile::path).toList();
        paths.forEach(PackagePaths::requireAllowed);
        PackagePaths.requireDistinct(paths);
        return needed;
    }

    private List<RemoteFile> model() {
        require(CONFIG, "It says what the model is. Take a repository in the layout that transformers writes.");
        List<RemoteFile> needed = new ArrayList<>();
        for (RemoteFile file : repository.files()) {
            if (BESIDE.contains(file.path()) || LICENCE.matcher(file.path()).matches()) {
                needed.add(file);
            }
        }
        needed.addAll(weights("", "model", "pytorch_model"));
        return needed;
    }

    /** The weights of a folder of the repository, in one file or in shards, safetensors before pickles. */
    private List<RemoteFile> weights(String folder, String safe, String pickle) {
        for (String name : List.of(safe + ".safetensors", pickle + ".bin")) {
            if (repository.file(folder + name).isPresent()) {
                return List.of(repository.file(folder + name).get());
            }
            String index = folder + name + ".index.json";
            if (repository.file(index).isPresent()) {
                RemoteFile listing = repository.file(index).get();
                List<RemoteFile> files = new ArrayList<>(List.of(listing));
                shards(index, indexReader.apply(listing))
                        .forEach(shard -> files.add(require(folder + shard, "'" + index + "' names it.")));
                return files;
            }
        }
        throw missing(
                folder + safe + ".safetensors",
                "Take a repository with the weights of a model as safetensors, or as " + pickle + ".bin.");
    }

    /** A package in diffusers' layout: each part's configuration and weights, the tokenizers, the scheduler. */
    private List<RemoteFile> pipeline() {
        List<RemoteFile> needed = new ArrayList<>();
        for (RemoteFile file : repository.files()) {
            if (PIPELINE.matcher(file.path()).matches()
                    || file.path().equals(CARD)
                    || LICENCE.matcher(file.path()).matches()) {
                needed.add(file);
            }
        }
        needed.addAll(weights("unet/", DIFFUSION, DIFFUSION));
        needed.addAll(weights("vae/", DIFFUSION, DIFFUSION));
        needed.addAll(weights("text_encoder/", "model", "pytorch_model"));
        if (repository.file("text_encoder_2/config.json").isPresent()) {
            needed.addAll(weights("text_encoder_2/", "model", "pytorch_model"));
        }
        return needed;
    }

    private static Set<String> shards(String index, byte[] content) {
        Set<String> shards = new TreeSet<>();
        try {
            JsonNode weights = Json.MAPPER.readTree(content).path("weight_map");
            weights.forEach(shard -> shards.add(shard.asText()));
        } catch (IOException e) {
            throw malformedIndex(index, "it is not JSON", e);
        }
        if (shards.isEmpty() || shards.size() > MAX_SHARDS) {
            throw malformedIndex(
                    index, "it names " + shards.size() + " files, and 1 to " + MAX_SHARDS + " can be", null);
        }
        for (String shard : shards) {
            if (!SHARD.matcher(shard).matches()) {
                throw malformedIndex(index, "'" + shard + "' is not the name of a file of weights beside it", null);
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

    private static ProblemException malformedIndex(String index, String reason, @Nullable Throwable cause) {
        return new ProblemException(
                ProblemCode.MODEL_FILE_MALFORMED,
                "'" + index + "' cannot be used: " + reason + ". Take another revision.",
                cause);
    }
}
