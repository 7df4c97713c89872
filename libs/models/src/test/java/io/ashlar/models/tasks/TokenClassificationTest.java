package io.ashlar.models.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.Fixtures;
import io.ashlar.models.OpenOptions;
import io.ashlar.models.Precision;
import io.ashlar.models.TextModels;
import io.ashlar.models.TokenModel;
import io.ashlar.models.tokenizers.Encoding;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the goldens do not show; the answers themselves are compared with transformers' by {@code EncodersTest}. */
class TokenClassificationTest {
    private static final String TEXT = "🙂 She counted the café.";

    private TokenModel model;
    private TokenClassification task;

    @BeforeEach
    void open() {
        model = TextModels.openTokenClassification(
                Fixtures.folder("../encoders/bert-relative-key"), OpenOptions.of(Precision.FP32));
        task = model.tokenClassification();
    }

    @AfterEach
    void close() {
        model.close();
    }

    @Test
    void shouldCountOffsetsInCodePoints() {
        List<Entity> entities = entities(TEXT, parameters(AggregationStrategy.FIRST, List.of(), null));

        int[] points = TEXT.codePoints().toArray();
        assertThat(entities).isNotEmpty();
        assertThat(entities.get(entities.size() - 1).end()).isEqualTo(points.length);
        assertThat(entities.get(0).start()).isZero();
    }

    @ParameterizedTest
    @EnumSource(AggregationStrategy.class)
    void shouldFindNothingInNothing(AggregationStrategy strategy) {
        assertThat(entities("", parameters(strategy, List.of(), null))).isEmpty();
        assertThat(entities(" \u0000\t ", parameters(strategy, List.of(), null)))
                .isEmpty();
    }

    @Test
    void shouldLeaveOutEveryLabelThatIsIgnored() {
        List<String> all = model.summary().labels();

        assertThat(entities(TEXT, parameters(AggregationStrategy.NONE, all, null)))
                .isEmpty();
        assertThat(entities(TEXT, parameters(AggregationStrategy.NONE, List.of(), null)))
                .hasSize(task.windows(TEXT, TokenClassification.Parameters.DEFAULT)
                                .get(0)
                                .tokenCount()
                        - 2);
    }

    @Test
    void shouldReadAllOfALongTextWhereAStrideIsGiven() {
        String text = "Rain fell. ".repeat(60).strip();

        List<Entity> all = entities(text, parameters(AggregationStrategy.AVERAGE, List.of(), 4));
        List<Entity> cut = entities(text, parameters(AggregationStrategy.AVERAGE, List.of(), null));

        assertThat(task.windows(text, parameters(AggregationStrategy.AVERAGE, List.of(), 4)))
                .hasSizeGreaterThan(3)
                .allSatisfy(window -> assertThat(window.tokenCount()).isLessThanOrEqualTo(48));
        assertThat(all.get(all.size() - 1).end()).isEqualTo(text.length());
        assertThat(cut.get(cut.size() - 1).end()).isLessThan(text.length());
        for (int i = 1; i < all.size(); i++) {
            assertThat(all.get(i).start()).isGreaterThanOrEqualTo(all.get(i - 1).end());
        }
    }

    @Test
    void shouldLabelWordsByTheirFirstToken() {
        Encoding encoding = model.tokenizer().encodeWords(List.of("counted", "the", "trains"));
        float[][] logits = model.predict(List.of(encoding)).get(0);

        assertThat(task.wordLabels(encoding, logits)).containsOnlyKeys(0, 1, 2);
        assertThat(IntStream.range(0, encoding.tokenCount()).map(encoding::word))
                .startsWith(-1, 0)
                .endsWith(2, -1);
    }

    @Test
    void shouldRefuseParametersThatMeanNothing() {
        assertInvalid(() -> parameters(AggregationStrategy.SIMPLE, List.of(), -1), "stride is -1");
        assertInvalid(() -> parameters(AggregationStrategy.NONE, List.of(), 3), "none");
        assertInvalid(() -> AggregationStrategy.of("best"), "best");
        assertThatThrownBy(() -> task.windows("long ".repeat(100), parameters(AggregationStrategy.MAX, List.of(), 46)))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.INPUT_TOO_LONG))
                .hasMessageContaining("46");
    }

    private static void assertInvalid(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String part) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.PARAMETER_INVALID))
                .hasMessageContaining(part);
    }

    private List<Entity> entities(String text, TokenClassification.Parameters parameters) {
        List<Encoding> windows = task.windows(text, parameters);
        return task.entities(text, windows, model.predict(windows), parameters);
    }

    private static TokenClassification.Parameters parameters(
            AggregationStrategy strategy, List<String> ignored, @Nullable Integer stride) {
        return new TokenClassification.Parameters(strategy, ignored, stride);
    }
}
