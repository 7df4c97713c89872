package io.ashlar.models.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers of transformers for the table model: {@code make_generation_cases.py} wrote them. */
class GenerationCasesTest {
    private static final long PADDING = 0;

    static Stream<JsonNode> searches() {
        return Stream.concat(cases("generation-cases.json"), cases("diverse-cases.json"));
    }

    static Stream<JsonNode> draws() {
        return cases("sampling-cases.json");
    }

    private static Stream<JsonNode> cases(String name) {
        try (InputStream file = GenerationCasesTest.class.getResourceAsStream(name)) {
            return StreamSupport.stream(Json.MAPPER.readTree(file).spliterator(), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("searches")
    void shouldGenerateWhatTransformersGenerates(JsonNode one) {
        GenerationOptions options = options(one);
        List<long[]> prompts = new ArrayList<>();
        one.get("prompts").forEach(prompt -> prompts.add(longs(prompt)));
        int width = prompts.stream().mapToInt(prompt -> prompt.length).max().orElseThrow();
        List<GenerationRequest> requests = prompts.stream()
                .map(prompt -> {
                    long[] padded = new long[width];
                    System.arraycopy(prompt, 0, padded, width - prompt.length, prompt.length);
                    return new GenerationRequest(prompt, padded, padded, options);
                })
                .toList();
        List<List<Long>> answers = new Generator(new TableModel(), null)
                .generate(requests, GenerationListener.NONE).stream()
                        .flatMap(List::stream)
                        .map(answer -> Arrays.stream(answer.tokens()).boxed().toList())
                        .toList();
        List<List<Long>> expected = new ArrayList<>();
        one.get("expected")
                .forEach(row -> expected.add(Arrays.stream(longs(row)).boxed().toList()));
        assertThat(answers).hasSameSizeAs(expected);
        for (int i = 0; i < answers.size(); i++) {
            int length = answers.get(i).size();
            assertThat(answers.get(i)).isEqualTo(expected.get(i).subList(0, length));
            assertThat(expected.get(i).subList(length, expected.get(i).size()))
                    .allMatch(token ->
                            token == PADDING || options.endTokens().get(0).equals(token));
        }
    }

    @ParameterizedTest
    @MethodSource("draws")
    void shouldLeaveWhatTransformersLeavesToDrawFrom(JsonNode one) {
        GenerationOptions options = options(one);
        GenerationRequest request = GenerationRequest.ofPrompt(longs(one.get("prompt")), options);
        long[] prompt = request.prompt();
        float[] scores = TableModel.row(prompt[prompt.length - 2], prompt[prompt.length - 1]);
        if (options.beams().count() > 1) {
            scores = Scores.logSoftmax(scores);
        }
        Lengths lengths = options.lengths().of(prompt.length, prompt.length, 64);
        ScoreRules.of(request, lengths).apply(TokenSequence.of(prompt), scores);
        for (int i = 0; i < scores.length; i++) {
            JsonNode kept = one.get("kept").path(Integer.toString(i));
            if (kept.isMissingNode()) {
                assertThat(scores[i]).as("token %d", i).isEqualTo(Float.NEGATIVE_INFINITY);
            } else {
                assertThat((double) scores[i]).as("token %d", i).isEqualTo(kept.doubleValue(), Offset.offset(2e-6));
            }
        }
    }

    private static GenerationOptions options(JsonNode one) {
        ObjectNode file = Json.MAPPER.createObjectNode();
        file.put("eos_token_id", 2).put("pad_token_id", PADDING);
        return GenerationDefaults.of(file).with((ObjectNode) one.get("options"));
    }

    private static long[] longs(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToLong(JsonNode::longValue)
                .toArray();
    }
}
