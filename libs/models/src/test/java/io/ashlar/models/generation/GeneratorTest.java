package io.ashlar.models.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class GeneratorTest {
    private static final long[] PROMPT = {5, 9, 5, 9, 7};

    private static GenerationOptions options(String json) throws Exception {
        return GenerationOptions.of((ObjectNode) Json.MAPPER.readTree(json));
    }

    private static List<GeneratedSequence> generate(GenerationOptions options, GenerationListener listener) {
        return new Generator(new TableModel(), tokens -> Arrays.toString(tokens))
                .generate(List.of(GenerationRequest.ofPrompt(PROMPT, options)), listener)
                .get(0);
    }

    @Test
    void shouldDrawTheSameTextForTheSameSeed() throws Exception {
        String request =
                "{\"do_sample\":true,\"top_k\":0,\"max_new_tokens\":30,\"num_return_sequences\":3,\"seed\":%d}";
        GenerationOptions seven = options(request.formatted(7));
        List<long[]> first = generate(seven, GenerationListener.NONE).stream()
                .map(GeneratedSequence::tokens)
                .toList();
        List<long[]> second = generate(seven, GenerationListener.NONE).stream()
                .map(GeneratedSequence::tokens)
                .toList();
        List<long[]> other = generate(options(request.formatted(8)), GenerationListener.NONE).stream()
                .map(GeneratedSequence::tokens)
                .toList();
        assertThat(first).usingRecursiveComparison().isEqualTo(second);
        assertThat(first.get(0)).isNotEqualTo(other.get(0)).isNotEqualTo(first.get(1));
    }

    @Test
    void shouldDrawTokensAsOftenAsTheirProbabilitySays() throws Exception {
        GenerationOptions options = options(
                "{\"do_sample\":true,\"top_k\":3,\"max_new_tokens\":1,\"num_return_sequences\":256,\"seed\":1}");
        int[] counts = new int[TableModel.VOCABULARY];
        generate(options, GenerationListener.NONE).forEach(answer -> counts[(int) answer.tokens()[0]]++);
        float[] scores = TableModel.row(PROMPT[3], PROMPT[4]);
        new SamplingRules.TopK(3).apply(TokenSequence.of(PROMPT), scores);
        float[] probabilities = Scores.softmax(scores);
        for (int i = 0; i < counts.length; i++) {
            double deviation = Math.sqrt(256 * probabilities[i] * (1 - probabilities[i]));
            assertThat(Math.abs(counts[i] - 256.0 * probabilities[i])).isLessThanOrEqualTo(4 * deviation);
        }
    }

    @Test
    void shouldKeepAForbiddenEndForbiddenWhereEndingGains() throws Exception {
        GenerationOptions options = options("{\"max_new_tokens\":8,\"min_new_tokens\":6,\"eos_token_id\":2,"
                + "\"exponential_decay_length_penalty\":[1,50.0]}");
        assertThat(generate(options, GenerationListener.NONE).get(0).tokens())
                .hasSize(7)
                .endsWith(2);
    }

    @Test
    void shouldGoOnWhereRulesLeaveNoTokenToShareProbability() throws Exception {
        GenerationOptions options = options("{\"max_new_tokens\":2,\"num_beams\":2,\"renormalize_logits\":true,"
                + "\"forced_eos_token_id\":4,\"suppress_tokens\":[4]}");
        assertThat(generate(options, GenerationListener.NONE)).hasSize(1);
    }

    @Test
    void shouldAnswerEachRequestOfABatchAsAlone() throws Exception {
        List<GenerationOptions> options = List.of(
                options("{\"max_new_tokens\":6}"),
                options("{\"max_new_tokens\":9,\"num_beams\":3,\"eos_token_id\":2}"),
                options("{\"max_new_tokens\":12,\"do_sample\":true,\"seed\":3,\"num_return_sequences\":2}"));
        Generator generator = new Generator(new TableModel(), null);
        List<GenerationRequest> requests = options.stream()
                .map(one -> GenerationRequest.ofPrompt(PROMPT, one))
                .toList();
        List<List<GeneratedSequence>> together = generator.generate(requests, GenerationListener.NONE);
        for (int i = 0; i < requests.size(); i++) {
            assertThat(together.get(i))
                    .usingRecursiveComparison()
                    .isEqualTo(generator
                            .generate(List.of(requests.get(i)), GenerationListener.NONE)
                            .get(0));
        }
    }

    @Test
    void shouldTellEachTokenAndStopWhereTheListenerSays() throws Exception {
        List<Long> heard = new ArrayList<>();
        GenerationListener listener = new GenerationListener() {
            @Override
            public boolean onToken(int request, int sequence, long token) {
                heard.add(token);
                return heard.size() < 4;
            }
        };
        GeneratedSequence answer =
                generate(options("{\"max_new_tokens\":20}"), listener).get(0);
        assertThat(answer.reason()).isEqualTo(FinishReason.CANCELLED);
        assertThat(answer.tokens())
                .hasSize(4)
                .containsExactly(heard.stream().mapToLong(Long::longValue).toArray());
    }

    @Test
    void shouldEndBeamsWithTheBestSoFarWhenCancelled() throws Exception {
        GenerationListener listener = new GenerationListener() {
            private int steps;

            @Override
            public boolean goesOn(int request) {
                return steps++ < 3;
            }
        };
        GeneratedSequence answer = generate(options("{\"max_new_tokens\":20,\"num_beams\":2}"), listener)
                .get(0);
        assertThat(answer.reason()).isEqualTo(FinishReason.CANCELLED);
        assertThat(answer.tokens()).hasSize(3);
    }

    @Test
    void shouldSayWhyAnAnswerEnded() throws Exception {
        long third = generate(options("{\"max_new_tokens\":3}"), GenerationListener.NONE)
                .get(0)
                .tokens()[2];
        GeneratedSequence stopped = generate(
                        options("{\"max_new_tokens\":20,\"eos_token_id\":[%d]}".formatted(third)),
                        GenerationListener.NONE)
                .get(0);
        assertThat(stopped.reason()).isEqualTo(FinishReason.STOP);
        assertThat(stopped.tokens()).hasSize(3);
        assertThat(generate(options("{\"max_new_tokens\":3}"), GenerationListener.NONE)
                        .get(0)
                        .reason())
                .isEqualTo(FinishReason.LENGTH);
    }

    @Test
    void shouldEndAtAStopStringThatSpansTokens() throws Exception {
        GeneratedSequence free = generate(options("{\"max_new_tokens\":6}"), GenerationListener.NONE)
                .get(0);
        String stop = free.tokens()[2] + ", " + free.tokens()[3];
        GeneratedSequence stopped = generate(
                        options("{\"max_new_tokens\":6,\"stop_strings\":[\"never\",\"" + stop + "\"]}"),
                        GenerationListener.NONE)
                .get(0);
        assertThat(stopped.reason()).isEqualTo(FinishReason.STOP);
        assertThat(stopped.tokens()).containsExactly(Arrays.copyOf(free.tokens(), 4));
    }

    @Test
    void shouldRefuseAPromptWithoutRoomForAnAnswerWithBothNumbers() throws Exception {
        long[] prompt = LongStream.range(0, 64).map(i -> i % 20).toArray();
        GenerationOptions options = options("{}");
        assertThatThrownBy(() -> new Generator(new TableModel(), null)
                        .generate(List.of(GenerationRequest.ofPrompt(prompt, options)), GenerationListener.NONE))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.INPUT_TOO_LONG);
                    assertThat(problem.detail()).contains("has 64 tokens").contains("holds 64");
                });
    }

    @Test
    void shouldEndAtTheModelsLength() throws Exception {
        GeneratedSequence answer = generate(options("{\"max_new_tokens\":100000}"), GenerationListener.NONE)
                .get(0);
        assertThat(answer.tokens()).hasSize(64 - PROMPT.length);
        assertThat(answer.reason()).isEqualTo(FinishReason.LENGTH);
    }
}
