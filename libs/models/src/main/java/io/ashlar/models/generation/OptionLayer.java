package io.ashlar.models.generation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.problems.ProblemCode;

/**
 * Parameters of one origin.
 *
 * @param code whose fault a bad value is
 * @param where said after the value, for example {@code in generation_config.json}
 */
record OptionLayer(ObjectNode values, ProblemCode code, String where) {
    static OptionLayer requested(ObjectNode values) {
        return new OptionLayer(values, ProblemCode.PARAMETER_INVALID, "");
    }

    static OptionLayer file(ObjectNode values, String name) {
        return new OptionLayer(values, ProblemCode.MODEL_FILE_MALFORMED, " in " + name);
    }
}
