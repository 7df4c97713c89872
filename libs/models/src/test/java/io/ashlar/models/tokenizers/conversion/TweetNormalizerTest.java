package io.ashlar.models.tokenizers.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tweets and what becomes of them are made by {@code src/test/python/make_tweet_fixtures.py}. */
class TweetNormalizerTest {
    /** A token that no text has: the recorded answers are of whole texts. */
    private static final TweetNormalizer WHOLE = new TweetNormalizer(List.of("\u0001"));

    @Test
    void shouldNormalizeAsTransformersDoes() throws IOException {
        JsonNode cases = Json.MAPPER.readTree(Objects.requireNonNull(
                TweetNormalizerTest.class.getResource("/io/ashlar/models/tokenizers/tweets-normalized.json")));
        assertThat(cases).hasSizeGreaterThan(250);

        SoftAssertions softly = new SoftAssertions();
        cases.forEach(one -> softly.assertThat(WHOLE.apply(one.get(0).asText()))
                .as(one.get(0).toString())
                .isEqualTo(one.get(1).asText()));
        softly.assertAll();
    }

    @Test
    void shouldLeaveSpecialTokensAlone() {
        TweetNormalizer normalizer = new TweetNormalizer(List.of("<mask>", "</s>"));

        assertThat(normalizer.apply("@a can't<mask>don't </s>")).isEqualTo("@USER can't<mask>don't</s>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "!",
                "(",
                ")",
                ".",
                "-",
                "#",
                "@",
                "http://",
                "a.",
                "!.",
                "(a)",
                "1 ",
                ". ",
                "&#",
                "a@",
                "http://(("
            })
    @Timeout(value = 1, unit = TimeUnit.MINUTES)
    void shouldEndOnHostileTexts(String part) {
        assertThat(WHOLE.apply(part.repeat(200_000 / part.length()))).isNotNull();
    }
}
