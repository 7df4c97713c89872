package io.ashlar.imports.verify;

import io.ashlar.contracts.Task;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.contracts.requests.ExpectedOutputs;
import io.ashlar.contracts.requests.ExpectedOutputs.Example;
import io.ashlar.models.ModelSummary;
import io.ashlar.models.OpenOptions;
import io.ashlar.models.Precision;
import io.ashlar.models.TextInput;
import io.ashlar.models.TextModel;
import io.ashlar.models.TextModels;
import io.ashlar.models.packages.PackageVerifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Loads a package and holds what it gives against what the reference gave. In the worker's process. */
final class Verification {
    private final Path folder;
    private final Task task;

    Verification(Path folder, Task task) {
        this.folder = folder;
        this.task = task;
    }

    ModelSummary run(@Nullable ExpectedOutputs expected) {
        ModelSummary summary = PackageVerifier.verify(folder, task);
        if (expected != null) {
            compare(expected);
        }
        return summary;
    }

    private void compare(ExpectedOutputs expected) {
        try (TextModel<float[]> model = TextModels.openTextClassification(folder, OpenOptions.of(Precision.FP32))) {
            for (Example example : expected.examples()) {
                float[] logits = model.predict(List.of(model.encode(new TextInput(example.text(), example.textPair()))))
                        .get(0);
                compare(example, logits, expected.toleranceOrDefault());
            }
        }
    }

    private static void compare(Example example, float[] logits, double tolerance) {
        if (logits.length != example.logits().size()) {
            throw mismatch(example, "the model has " + logits.length + " logits", "Give one logit for each label.");
        }
        for (int i = 0; i < logits.length; i++) {
            double difference = Math.abs(logits[i] - example.logits().get(i));
            // Also false for what is not a number.
            if (!(difference <= tolerance)) {
                throw mismatch(
                        example,
                        String.format(
                                Locale.ROOT,
                                "the model gives %s: logit %d differs by %.6g, and %.6g is the tolerance",
                                Arrays.toString(logits),
                                i,
                                difference,
                                tolerance),
                        "Check that they were made with this revision, in fp32.");
            }
        }
    }

    private static ProblemException mismatch(Example example, String what, String advice) {
        String text = example.text().length() > 60 ? example.text().substring(0, 60) + "…" : example.text();
        return new ProblemException(
                ProblemCode.MODEL_OUTPUT_MISMATCH,
                "For '" + text + "' " + example.logits() + " is expected, but " + what + ". " + advice);
    }
}
