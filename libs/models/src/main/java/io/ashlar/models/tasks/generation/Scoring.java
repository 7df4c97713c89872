package io.ashlar.models.tasks.generation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;

/**
 * How a text that is there already is scored: token by token, in windows where it is longer than one.
 *
 * @param top how many of the most likely tokens are told beside each token
 * @param window tokens that the model reads at once
 * @param stride tokens by which the next window begins later; the rest of a window is context
 * @param next whether the most likely token after the text is told too
 */
public record Scoring(int top, int window, int stride, boolean next) {
    private static final int MOST_TOP = 20;
    private static final int USUAL_WINDOW = 4096;

    /** Takes the parameters of scoring out; there may be no others. */
    static Scoring take(TaskParameters parameters, int modelMax) {
        parameters.flag("score", true);
        int top = parameters.number("top_logprobs", 0, MOST_TOP).orElse(0);
        int window = parameters.number("window", 2, modelMax).orElse(Math.min(modelMax, USUAL_WINDOW));
        int stride = parameters.number("stride", 1, window - 1).orElse(Math.max(1, window / 2));
        int next = parameters.number("max_new_tokens", 0, 1).orElse(0);
        refuseOthers(parameters.left());
        return new Scoring(top, window, stride, next == 1);
    }

    private static void refuseOthers(ObjectNode left) {
        if (left.path("do_sample").isBoolean() && !left.path("do_sample").booleanValue()) {
            left.remove("do_sample");
        }
        if (!left.isEmpty()) {
            throw new ProblemException(
                    ProblemCode.PARAMETER_INVALID,
                    left.fieldNames().next()
                            + " does not go with score, which tells how likely a text is as it stands. "
                            + "Leave it out; there are top_logprobs, window, stride and max_new_tokens (0 or 1).");
        }
    }
}
