package io.ashlar.contracts.requests;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the reference implementation gives, so that an import can prove that the model gives the same here.
 *
 * @param examples 1 to 1000
 * @param tolerance the largest difference of a logit; 0.001 if absent
 */
public record ExpectedOutputs(
        List<Example> examples, @Nullable Double tolerance) {
    private static final int MAX_EXAMPLES = 1000;
    private static final double DEFAULT_TOLERANCE = 1e-3;

    /**
     * One input and its logits in fp32, in the order of the model's labels.
     *
     * @param textPair the second text, where there is one
     */
    public record Example(String text, @Nullable String textPair, List<Double> logits) {
        public Example {
            require(text != null, "Each example of 'expected' needs a 'text'.");
            require(logits != null && !logits.isEmpty(), "Each example of 'expected' needs its 'logits'.");
            logits = List.copyOf(logits);
        }
    }

    public ExpectedOutputs {
        require(
                examples != null && !examples.isEmpty() && examples.size() <= MAX_EXAMPLES,
                "'expected' needs 1 to " + MAX_EXAMPLES + " examples.");
        require(
                tolerance == null || (tolerance > 0 && Double.isFinite(tolerance)),
                "'tolerance' is " + tolerance + ", and must be a number above 0.");
        examples = List.copyOf(examples);
    }

    /** The largest difference of a logit that still counts as equal. */
    public double toleranceOrDefault() {
        return tolerance == null ? DEFAULT_TOLERANCE : tolerance;
    }

    private static void require(boolean rule, String message) {
        if (!rule) {
            throw new ProblemException(ProblemCode.REQUEST_INVALID, message);
        }
    }
}
