package io.ashlar.models.checkpoint;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.checkpoint.pickles.TorchFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * Opens the checkpoint of a package folder in Hub layout: one file or shards under an index, safetensors before torch's
 * own files where a repository has both.
 */
public final class Checkpoints {
    private static final String MODEL = "model";
    private static final String TORCH_MODEL = "pytorch_model";
    private static final String INDEX = ".index.json";

    private Checkpoints() {}

    /** The checkpoint of the folder; the caller closes it. */
    public static Checkpoint open(Path folder) {
        return open(folder, MODEL, TORCH_MODEL);
    }

    /** The keys of the folder's checkpoint. */
    public static Set<String> keys(Path folder) {
        try (Checkpoint checkpoint = open(folder)) {
            return Set.copyOf(checkpoint.names());
        }
    }

    /**
     * The checkpoint of a folder whose files have other names than {@code model.safetensors} and
     * {@code pytorch_model.bin}.
     *
     * @param stem what safetensors are called before their ending
     * @param torchStem what torch's own files are called before {@code .bin}
     */
    public static Checkpoint open(Path folder, String stem, String torchStem) {
        String single = stem + ".safetensors";
        String torch = torchStem + ".bin";
        if (Files.exists(folder.resolve(single))) {
            return SafetensorsFile.open(folder.resolve(single));
        }
        if (Files.exists(folder.resolve(single + INDEX))) {
            return Shards.open(folder, single + INDEX, "safetensors", SafetensorsFile::open);
        }
        if (Files.exists(folder.resolve(torch))) {
            return TorchFile.open(folder.resolve(torch));
        }
        if (Files.exists(folder.resolve(torch + INDEX))) {
            return Shards.open(folder, torch + INDEX, "bin", TorchFile::open);
        }
        throw new ProblemException(
                ProblemCode.MODEL_FILE_MISSING,
                "The package has none of " + single + ", " + torch + " and their indexes (" + INDEX
                        + "). Ashlar reads weights from safetensors and from torch's state dicts.");
    }
}
