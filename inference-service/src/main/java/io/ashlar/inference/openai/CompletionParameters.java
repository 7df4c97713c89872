package io.ashlar.inference.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.inference.prediction.Parameters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * OpenAI's parameters under the Hub's names. What is absent has the package's own default, not OpenAI's, but for the
 * length. What would change the answer and is not offered is refused; what would not is ignored.
 */
final class CompletionParameters {
    private static final String LOGPROBS = "logprobs";
    private static final List<String> REFUSED = List.of(
            LOGPROBS,
            "top_logprobs",
            "logit_bias",
            "tools",
            "tool_choice",
            "functions",
            "suffix",
            "modalities",
            "audio");
    private static final List<String> SAME = List.of("top_p", "seed", "frequency_penalty", "presence_penalty");

    private CompletionParameters() {}

    /** Whether the prompt's own tokens are to be scored. */
    static boolean areScored(JsonNode body) {
        return !isNothing(body.path(LOGPROBS));
    }

    /** What is told of a prompt that is scored: beside the numbers at most the one token that would come next. */
    static Parameters scoring(JsonNode body) {
        for (String name : REFUSED) {
            if (!name.equals(LOGPROBS)) {
                refuse(body, name);
            }
        }
        JsonNode most = body.path("max_tokens");
        boolean isGreedy = body.path("temperature").asDouble(0) == 0 || most.asInt(-1) == 0;
        if (!most.isIntegralNumber() || most.intValue() < 0 || most.intValue() > 1 || !isGreedy) {
            throw invalid(
                    "'echo' with 'logprobs' scores the prompt: 'max_tokens' must be 0, or 1 with 'temperature' 0. "
                            + "They are " + most + " and " + body.path("temperature") + ".");
        }
        if (body.path("n").asInt(1) != 1) {
            throw invalid("'n' is " + body.path("n") + " with 'echo' and 'logprobs'. A prompt has one score.");
        }
        return Parameters.of(
                Map.of("score", true, "top_logprobs", value(body.path(LOGPROBS)), "max_new_tokens", most.intValue()));
    }

    private static void refuse(JsonNode body, String name) {
        if (!isNothing(body.path(name))) {
            throw invalid(
                    name.equals(LOGPROBS)
                            ? "'logprobs' is offered for prompts: with 'echo' true and 'max_tokens' 0. Leave it out."
                            : "'" + name + "' is not offered. Leave it out.");
        }
    }

    private static boolean isNothing(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || value.isBoolean() && !value.booleanValue()
                || value.isContainerNode() && value.isEmpty()
                || value.asText().equals("none");
    }

    static Parameters read(JsonNode body, int newTokens) {
        REFUSED.forEach(name -> refuse(body, name));
        String format = body.path("response_format").path("type").asText("text");
        if (!format.equals("text")) {
            throw invalid("'response_format' is " + format + ", and only text is offered. Leave it out.");
        }
        Map<String, Object> parameters = new HashMap<>();
        JsonNode most =
                body.hasNonNull("max_completion_tokens") ? body.get("max_completion_tokens") : body.get("max_tokens");
        parameters.put("max_new_tokens", most == null || most.isNull() ? newTokens : value(most));
        for (String name : SAME) {
            if (body.hasNonNull(name)) {
                parameters.put(name, value(body.get(name)));
            }
        }
        if (body.hasNonNull("stop")) {
            parameters.put("stop_strings", value(body.get("stop")));
        }
        int answers = body.path("n").asInt(1);
        if (answers != 1) {
            parameters.put("num_return_sequences", answers);
        }
        temperature(body, parameters, answers);
        return Parameters.of(parameters);
    }

    /** Zero means greedy in OpenAI's API; several answers, or a share of the probability, mean drawn ones. */
    private static void temperature(JsonNode body, Map<String, Object> parameters, int answers) {
        JsonNode temperature = body.path("temperature");
        if (temperature.isNumber() && temperature.doubleValue() == 0) {
            parameters.put("do_sample", false);
        } else if (!temperature.isMissingNode() && !temperature.isNull()) {
            parameters.put("do_sample", true);
            parameters.put("temperature", value(temperature));
        } else if (answers != 1 || body.hasNonNull("top_p")) {
            parameters.put("do_sample", true);
        }
    }

    private static Object value(JsonNode node) {
        return Json.MAPPER.convertValue(node, Object.class);
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(ProblemCode.PARAMETER_INVALID, detail);
    }
}
