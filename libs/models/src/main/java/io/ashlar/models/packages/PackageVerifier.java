package io.ashlar.models.packages;

import io.ashlar.contracts.Task;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.ModelSummary;
import io.ashlar.models.OpenOptions;
import io.ashlar.models.Precision;
import io.ashlar.models.TextInput;
import io.ashlar.models.families.Head;
import io.ashlar.models.running.Packing;
import io.ashlar.models.running.TextRunner;
import java.nio.file.Path;
import java.util.List;

/**
 * Judges a package folder by loading every weight and running one forward; refuses with the file or weight and the
 * rule.
 */
public final class PackageVerifier {
    private static final TextInput SENTENCE = TextInput.of("A stone that is cut to fit needs no mortar.");

    private PackageVerifier() {}

    /** What was loaded, in fp32; a package that does not fit together, or does not run, is refused. */
    public static ModelSummary verify(Path folder, Task task) {
        if (task == Task.IMAGE_CLASSIFICATION) {
            return PictureVerifier.classification(folder);
        }
        if (task == Task.TEXT_TO_IMAGE) {
            return PictureVerifier.generation(folder);
        }
        if (task == Task.TEXT_GENERATION || task == Task.SUMMARIZATION || task == Task.TRANSLATION) {
            return WritingVerifier.verify(folder, task);
        }
        Head head = Head.of(task)
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.MODEL_TASK_UNSUPPORTED,
                        "Ashlar cannot verify a model for '" + task.wireName()
                                + "' yet. It can for text-classification, token-classification, question-answering"
                                + " and fill-mask."));
        return verify(folder, head);
    }

    /** The same for an encoder alone: its hidden states. */
    public static ModelSummary verifyFeatures(Path folder) {
        return verify(folder, Head.FEATURES);
    }

    private static ModelSummary verify(Path folder, Head head) {
        try (TextRunner runner = TextRunner.open(folder, head, OpenOptions.of(Precision.FP32))) {
            Packing.Rows rows = runner.rows();
            float[][] answer =
                    runner.predict(List.of(runner.encode(SENTENCE)), rows).get(0);
            for (float[] row : answer) {
                for (float value : row) {
                    if (!Float.isFinite(value)) {
                        throw new ProblemException(
                                ProblemCode.MODEL_FILE_MALFORMED,
                                "The model answers a plain sentence with " + value
                                        + ". Its weights are damaged, or do not belong to config.json.");
                    }
                }
            }
            return runner.summary();
        }
    }
}
