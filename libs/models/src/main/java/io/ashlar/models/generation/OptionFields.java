package io.ashlar.models.generation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoublePredicate;
import org.jspecify.annotations.Nullable;

/**
 * Parameters by name, looked for in the request first, then in the package's files, then in a task's defaults. A null
 * in a stronger layer unsets what a weaker one says, as it does in transformers.
 */
final class OptionFields {
    private static final int MAX_LIST = 100_000;

    private final List<OptionLayer> layers;

    OptionFields(List<OptionLayer> layers) {
        this.layers = List.copyOf(layers);
    }

    /** A parameter's value and where it was found. */
    private record Found(JsonNode value, OptionLayer layer, String name) {
        ProblemException not(String rule) {
            return new ProblemException(
                    layer.code(), name + " is " + shortened(value) + layer.where() + ". It must be " + rule + ".");
        }

        private static String shortened(JsonNode value) {
            String text = value.toString();
            return text.length() <= 80 ? text : text.substring(0, 80) + "…";
        }
    }

    private @Nullable Found find(String name) {
        for (OptionLayer layer : layers) {
            JsonNode value = layer.values().get(name);
            if (value != null) {
                return value.isNull() ? null : new Found(value, layer, name);
            }
        }
        return null;
    }

    /** How strong the layer is that says something: 0 for the request; absent: beyond all. */
    int strength(String name) {
        for (int i = 0; i < layers.size(); i++) {
            if (layers.get(i).values().has(name)) {
                return i;
            }
        }
        return layers.size();
    }

    /** Whether the request itself gives the parameter. */
    boolean isRequested(String name) {
        return layers.get(0).values().hasNonNull(name);
    }

    @Nullable Integer integer(String name, int least, int most) {
        Found found = find(name);
        if (found == null) {
            return null;
        }
        boolean whole = found.value().isNumber()
                && found.value().doubleValue() == Math.rint(found.value().doubleValue())
                && found.value().canConvertToInt();
        if (!whole || found.value().intValue() < least || found.value().intValue() > most) {
            throw found.not(
                    "a whole number " + (most == Integer.MAX_VALUE ? "of at least " + least : least + " to " + most));
        }
        return found.value().intValue();
    }

    int integer(String name, int least, int most, int absent) {
        Integer value = integer(name, least, most);
        return value == null ? absent : value;
    }

    long seed(String name, long absent) {
        Found found = find(name);
        if (found == null) {
            return absent;
        }
        if (!found.value().isIntegralNumber() || !found.value().canConvertToLong()) {
            throw found.not("a whole number of 64 bits");
        }
        return found.value().longValue();
    }

    @Nullable Double real(String name, DoublePredicate rule, String said) {
        Found found = find(name);
        if (found == null) {
            return null;
        }
        double value = found.value().isNumber() ? found.value().doubleValue() : Double.NaN;
        if (!Double.isFinite(value) || !rule.test(value)) {
            throw found.not(said);
        }
        return value;
    }

    double real(String name, DoublePredicate rule, String said, double absent) {
        Double value = real(name, rule, said);
        return value == null ? absent : value;
    }

    boolean flag(String name, boolean absent) {
        Found found = find(name);
        if (found == null) {
            return absent;
        }
        if (!found.value().isBoolean()) {
            throw found.not("true or false");
        }
        return found.value().booleanValue();
    }

    /** true, false, or the text {@code never}. */
    EarlyStopping earlyStopping(String name) {
        Found found = find(name);
        if (found == null) {
            return EarlyStopping.WHEN_UNLIKELY_BETTER;
        }
        if (found.value().isBoolean()) {
            return found.value().booleanValue() ? EarlyStopping.WHEN_FULL : EarlyStopping.WHEN_UNLIKELY_BETTER;
        }
        if (found.value().asText().equals("never")) {
            return EarlyStopping.NEVER;
        }
        throw found.not("true, false or \"never\"");
    }

    @Nullable Long token(String name) {
        Found found = find(name);
        return found == null ? null : token(found, found.value());
    }

    /** One token or a list of tokens. */
    List<Long> tokens(String name) {
        Found found = find(name);
        if (found == null) {
            return List.of();
        }
        return found.value().isArray() ? tokens(found, found.value()) : List.of(token(found, found.value()));
    }

    private static List<Long> tokens(Found found, JsonNode list) {
        if (!list.isArray() || list.size() > MAX_LIST) {
            throw found.not("a list of token ids");
        }
        List<Long> tokens = new ArrayList<>();
        list.forEach(token -> tokens.add(token(found, token)));
        return tokens;
    }

    private static long token(Found found, JsonNode value) {
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 0) {
            throw found.not("token ids: whole numbers of at least 0");
        }
        return value.longValue();
    }

    /** A list of token lists, none of them empty. */
    List<List<Long>> phrases(String name) {
        Found found = find(name);
        if (found == null) {
            return List.of();
        }
        String rule = "a list of lists of token ids, none empty";
        if (!found.value().isArray() || found.value().isEmpty() || found.value().size() > MAX_LIST) {
            throw found.not(rule);
        }
        List<List<Long>> phrases = new ArrayList<>();
        for (JsonNode phrase : found.value()) {
            if (phrase.isEmpty()) {
                throw found.not(rule);
            }
            phrases.add(tokens(found, phrase));
        }
        return phrases;
    }

    /** Token lists with a number each: {@code [[[5, 6], 1.5], [[7], -2.0]]}. */
    List<PhraseBias> biases(String name) {
        Found found = find(name);
        if (found == null) {
            return List.of();
        }
        List<PhraseBias> biases = new ArrayList<>();
        for (JsonNode pair : found.value()) {
            if (pair.size() != 2 || pair.get(0).isEmpty() || !pair.get(1).isNumber()) {
                throw found.not("a list of pairs: a list of token ids and a number");
            }
            biases.add(PhraseBias.of(tokens(found, pair.get(0)), pair.get(1).floatValue()));
        }
        if (biases.isEmpty()) {
            throw found.not("a list of pairs: a list of token ids and a number");
        }
        return biases;
    }

    /** Where a penalty begins and by which factor it grows: {@code [20, 1.1]}. */
    @Nullable LengthDecay decay(String name) {
        Found found = find(name);
        if (found == null) {
            return null;
        }
        JsonNode value = found.value();
        if (value.size() != 2
                || !value.get(0).canConvertToInt()
                || !value.get(1).isNumber()
                || !Double.isFinite(value.get(1).doubleValue())) {
            throw found.not("a pair of a whole number (where it begins) and a number (the factor)");
        }
        return new LengthDecay(value.get(0).intValue(), value.get(1).doubleValue());
    }

    /** One text or a list of texts, none of them empty. */
    List<String> texts(String name) {
        Found found = find(name);
        if (found == null) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        Iterable<JsonNode> nodes = found.value().isArray() ? found.value() : List.of(found.value());
        for (JsonNode text : nodes) {
            if (!text.isTextual() || text.textValue().isEmpty()) {
                throw found.not("a text or a list of texts, none of them empty");
            }
            texts.add(text.textValue());
        }
        return texts;
    }

    /** Refuses a parameter that would change the result in a way that is not offered. */
    void refuse(String name, DoublePredicate inert) {
        Found found = find(name);
        if (found != null
                && !(found.value().isNumber() && inert.test(found.value().doubleValue()))) {
            throw found.not("left out: Ashlar does not offer it");
        }
    }

    /** The problem of parameters that do not go together. */
    static ProblemException contradiction(String detail) {
        return new ProblemException(ProblemCode.PARAMETER_INVALID, detail);
    }

    /** The strongest layer's fields, for finding unknown ones. */
    ObjectNode requested() {
        return layers.get(0).values();
    }
}
