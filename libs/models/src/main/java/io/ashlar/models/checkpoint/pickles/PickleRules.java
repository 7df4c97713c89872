package io.ashlar.models.checkpoint.pickles;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;

/** How a file is refused: every message names it and the rule that it breaks. */
record PickleRules(String file) {
    ProblemException malformed(String reason) {
        return new ProblemException(
                ProblemCode.MODEL_FILE_MALFORMED,
                "'" + file + "' is not a sound torch checkpoint: " + reason
                        + ". Download it again, or take safetensors.");
    }

    /** For what a pickle could make of anything but tensors. */
    ProblemException needsCode(String what) {
        return new ProblemException(
                ProblemCode.MODEL_NEEDS_OWN_CODE,
                "'" + file + "' is a pickle that " + what
                        + ". Ashlar reads tensors from pickles and never runs what else they name. "
                        + "Take a repository with safetensors, or one that saves a plain state_dict.");
    }
}
