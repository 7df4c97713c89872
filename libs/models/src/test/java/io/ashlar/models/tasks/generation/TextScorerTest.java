package io.ashlar.models.tasks.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import io.ashlar.models.OpenOptions;
import io.ashlar.models.Precision;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A tiny decoder over bytes, and the log probabilities that {@code make_writing_fixtures.py} had of transformers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TextScorerTest {
    private TextGeneration model;

    private static Path folder() throws URISyntaxException {
        return Path.of(TextScorerTest.class.getResource("gpt2-chat").toURI());
    }

    @BeforeAll
    void open() throws URISyntaxException {
        model = TextGeneration.open(folder(), OpenOptions.of(Precision.FP32));
    }

    @AfterAll
    void close() {
        model.close();
    }

    static List<JsonNode> cases() throws IOException, URISyntaxException {
        JsonNode cases = Json.MAPPER.readTree(folder().resolve("scored.json").toFile());
        return cases.findParents("text");
    }

    private static ObjectNode parameters(JsonNode one) {
        return Json.MAPPER
                .createObjectNode()
                .put("score", true)
                .put("top_logprobs", 2)
                .put("window", one.get("window").asInt())
                .put("stride", one.get("stride").asInt())
                .put("max_new_tokens", 1);
    }

    private WrittenText scored(PreparedText prepared) {
        return model.write(List.of(prepared), TextListener.NONE).get(0).get(0);
    }

    private static double probability(TokenScore score) {
        return Objects.requireNonNull(score.logProbability());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldScoreEveryTokenAsTransformersDoes(JsonNode one) {
        String text = one.get("text").asText();
        WrittenText written = scored(model.prepare(text, parameters(one)));

        List<TokenScore> scores = written.scores();
        int tokens = one.get("ids").size();
        assertThat(scores).hasSize(tokens + 1);
        assertThat(scores.get(0).logProbability()).isNull();
        for (int i = 1; i < tokens; i++) {
            assertThat(scores.get(i).id()).isEqualTo(one.get("ids").get(i).asLong());
            assertThat(probability(scores.get(i)))
                    .isCloseTo(one.get("log_probabilities").get(i - 1).asDouble(), Offset.offset(1e-4));
            assertThat(scores.get(i).top().get(0).id())
                    .isEqualTo(one.get("top").get(i - 1).get(0).asLong());
        }
        assertThat(scores.get(tokens).id()).isEqualTo(one.get("next").asLong());
        assertThat(probability(scores.get(tokens)))
                .isCloseTo(one.get("next_log_probability").asDouble(), Offset.offset(1e-4));
        assertThat(scores.subList(0, tokens).stream().map(TokenScore::text).collect(Collectors.joining()))
                .isEqualTo(text);
        assertThat(scores.get(tokens).start()).isEqualTo(text.codePointCount(0, text.length()));
    }

    @Test
    void shouldScoreTokensAsTheirText() throws Exception {
        JsonNode one = cases().get(0);
        long[] ids = Json.MAPPER.convertValue(one.get("ids"), long[].class);

        WrittenText written = scored(model.prepareTokens(ids, parameters(one)));

        assertThat(written)
                .usingRecursiveComparison()
                .isEqualTo(scored(model.prepare("Two men work.", parameters(one))));
    }

    @Test
    void shouldScoreAndWriteInOneBatch() throws Exception {
        PreparedText toScore = model.prepare("Two men work.", parameters(cases().get(0)));
        PreparedText toWrite =
                model.prepare("The tower", Json.MAPPER.createObjectNode().put("max_new_tokens", 3));

        List<List<WrittenText>> answers = model.write(List.of(toScore, toWrite), TextListener.NONE);

        assertThat(answers.get(0).get(0).scores()).isEqualTo(scored(toScore).scores());
        assertThat(answers.get(1).get(0).text()).startsWith("The tower");
        assertThat(answers.get(1).get(0).tokens()).hasSize(3);
    }

    @Test
    void shouldEndWhenNobodyWantsTheScores() throws Exception {
        PreparedText toScore = model.prepare("Two men work.", parameters(cases().get(0)));

        WrittenText answer = model.write(List.of(toScore), new TextListener() {
                    @Override
                    public boolean goesOn(int request) {
                        return false;
                    }
                })
                .get(0)
                .get(0);

        assertThat(answer.scores()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'score': true, 'num_beams': 2} | num_beams does not go with score",
                "{'score': true, 'max_new_tokens': 2} | max_new_tokens is 2",
                "{'score': true, 'top_logprobs': 21} | top_logprobs is 21",
                "{'score': true, 'top_logprobs': -1} | top_logprobs is -1",
                "{'score': true, 'window': 97} | window is 97",
                "{'score': true, 'window': 10, 'stride': 10} | stride is 10",
                "{'score': true, 'stride': 0} | stride is 0",
                "{'score': true, 'stride': 1.5} | stride is 1.5",
                "{'score': 'yes'} | score is",
                "{'stride': 3} | no generation parameter stride"
            })
    void shouldRefuseWhatBreaksARule(String json, String said) throws IOException {
        ObjectNode parameters = (ObjectNode) Json.MAPPER.readTree(json.replace('\'', '"'));
        assertThatThrownBy(() -> model.prepare("a", parameters)).hasMessageContaining(said);
    }

    @Test
    void shouldRefuseTextsWithoutTokensOrWithTooMany() {
        ObjectNode parameters = Json.MAPPER.createObjectNode().put("score", true);
        assertThatThrownBy(() -> model.prepare("", parameters)).hasMessageContaining("0 tokens");
        assertThatThrownBy(() -> model.prepare("a".repeat(70_000), parameters)).hasMessageContaining("70000 tokens");
        assertThatThrownBy(() -> model.prepareTokens(new long[] {5, 99_999}, parameters))
                .hasMessageContaining("99999");
    }
}
