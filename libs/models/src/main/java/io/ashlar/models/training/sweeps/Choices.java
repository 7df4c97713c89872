package io.ashlar.models.training.sweeps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What one parameter of a sweep may be. */
sealed interface Choices {
    /** All values; none for a range. */
    List<JsonNode> listed();

    JsonNode draw(SplittableRandom random);

    /** Reads them; a grid takes lists alone. */
    static Choices of(String name, JsonNode written, boolean grid) {
        if (written.isArray() && !written.isEmpty()) {
            List<JsonNode> values = new ArrayList<>();
            written.forEach(values::add);
            return new Listed(values);
        }
        JsonNode from = written.path("from");
        JsonNode to = written.path("to");
        String scale = written.path("scale").asText("linear");
        boolean scaled = scale.equals("linear") || scale.equals("log") && from.asDouble() > 0;
        if (grid || !from.isNumber() || !to.isNumber() || from.asDouble() >= to.asDouble() || !scaled) {
            throw new ProblemException(
                    ProblemCode.RECIPE_INVALID,
                    "'sweep.parameters." + name + "' is " + written + ": it must be a list of at least one value"
                            + (grid
                                    ? "."
                                    : ", or a range such as {\"from\": 1e-5, \"to\": 1e-3, \"scale\": \"log\"} with from"
                                            + " below to, and above 0 on a log scale."));
        }
        boolean whole = from.isIntegralNumber() && to.isIntegralNumber();
        return new Range(from.asDouble(), to.asDouble(), scale.equals("log"), whole);
    }

    /** One of these. */
    record Listed(List<JsonNode> listed) implements Choices {
        public Listed {
            listed = List.copyOf(listed);
        }

        @Override
        public JsonNode draw(SplittableRandom random) {
            return listed.get(random.nextInt(listed.size()));
        }
    }

    /**
     * A number between two; whole where both are.
     *
     * @param logarithmic whether the number's logarithm is drawn evenly
     */
    record Range(double from, double to, boolean logarithmic, boolean whole) implements Choices {
        @Override
        public List<JsonNode> listed() {
            return List.of();
        }

        @Override
        public JsonNode draw(SplittableRandom random) {
            double share = random.nextDouble();
            double value = logarithmic
                    ? Math.exp(Math.log(from) + share * (Math.log(to) - Math.log(from)))
                    : from + share * (to - from + (whole ? 1 : 0));
            return whole ? LongNode.valueOf(Math.min((long) to, (long) value)) : DoubleNode.valueOf(value);
        }
    }
}
