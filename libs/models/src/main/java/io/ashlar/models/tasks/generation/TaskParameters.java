package io.ashlar.models.tasks.generation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.util.Optional;
import java.util.OptionalInt;

/** Takes a task's own parameters out of a request's; what is left are generation parameters. */
final class TaskParameters {
    private final ObjectNode left;

    TaskParameters(ObjectNode request) {
        this.left = request.deepCopy();
        unfold();
        rename("stop", "stop_strings");
        rename("stop_sequence", "stop_strings");
        rename("stop_sequences", "stop_strings");
    }

    /** The Hub's clients put a summary's or a translation's generation parameters into an object of their own. */
    private void unfold() {
        JsonNode nested = left.remove("generate_parameters");
        if (nested instanceof ObjectNode parameters) {
            parameters.properties().forEach(field -> left.putIfAbsent(field.getKey(), field.getValue()));
        } else if (nested != null && !nested.isNull()) {
            throw not("generate_parameters", nested, "an object of generation parameters");
        }
    }

    private void rename(String other, String name) {
        JsonNode value = left.remove(other);
        if (value != null && !value.isNull() && !(value.isArray() && value.isEmpty())) {
            left.set(name, value);
        }
    }

    /** Whether a truth value is there and holds; it stays where it is. */
    boolean flagged(String name) {
        return left.path(name).isBoolean() && left.path(name).booleanValue();
    }

    /** A truth value, or the default. */
    boolean flag(String name, boolean absent) {
        JsonNode value = left.remove(name);
        if (value == null || value.isNull()) {
            return absent;
        }
        if (!value.isBoolean()) {
            throw not(name, value, "true or false");
        }
        return value.booleanValue();
    }

    /** A text. */
    Optional<String> text(String name) {
        JsonNode value = left.remove(name);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw not(name, value, "a text");
        }
        return Optional.of(value.textValue());
    }

    /** A whole number above 0. */
    OptionalInt count(String name) {
        JsonNode value = left.remove(name);
        if (value == null || value.isNull()) {
            return OptionalInt.empty();
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 1) {
            throw not(name, value, "a whole number above 0");
        }
        return OptionalInt.of(value.intValue());
    }

    /** A whole number within bounds. */
    OptionalInt number(String name, int least, int most) {
        JsonNode value = left.get(name);
        if (value == null || value.isNull() || !value.isIntegralNumber()) {
            return count(name);
        }
        left.remove(name);
        if (!value.canConvertToInt() || value.intValue() < least || value.intValue() > most) {
            throw not(name, value, "a whole number from " + least + " to " + most);
        }
        return OptionalInt.of(value.intValue());
    }

    /** The generation parameters. */
    ObjectNode left() {
        return left;
    }

    private static ProblemException not(String name, JsonNode value, String rule) {
        return new ProblemException(
                ProblemCode.PARAMETER_INVALID, name + " is " + value + ". It must be " + rule + ".");
    }
}
