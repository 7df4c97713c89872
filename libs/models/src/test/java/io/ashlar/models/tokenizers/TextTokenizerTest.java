package io.ashlar.models.tokenizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.Fixtures;
import io.ashlar.models.TextInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTokenizerTest {
    private static final long VOCABULARY = 160;

    @Test
    void shouldCountOffsetsInCodePoints() {
        String text = "🙂 café key";
        try (TextTokenizer tokenizer = open("bert-text-classification")) {
            Encoding encoding = tokenizer.encode(TextInput.of(text));

            List<String> pieces = IntStream.range(0, encoding.tokenCount())
                    .filter(i -> !encoding.isSpecial(i))
                    .mapToObj(i -> text.substring(
                            text.offsetByCodePoints(0, encoding.begin(i)), text.offsetByCodePoints(0, encoding.end(i))))
                    .toList();
            assertThat(String.join("", pieces)).isEqualTo("🙂cafékey");
            assertThat(encoding.begin(1)).isZero();
            assertThat(encoding.end(1)).isEqualTo(1);
            assertThat(encoding.isSpecial(0)).isTrue();
        }
    }

    @Test
    void shouldSwitchOffTheFilesOwnTruncationAndPadding(@TempDir Path folder) throws IOException {
        Fixtures.copy("bert-text-classification", folder);
        Path file = folder.resolve("tokenizer.json");
        ObjectNode json = (ObjectNode) Json.MAPPER.readTree(file.toFile());
        json.set(
                "truncation",
                Json.MAPPER.readTree(
                        "{\"direction\":\"Right\",\"max_length\":4,\"strategy\":\"LongestFirst\",\"stride\":0}"));
        json.set(
                "padding",
                Json.MAPPER.readTree("{\"strategy\":{\"Fixed\":64},\"direction\":\"Right\",\"pad_to_multiple_of\":null,"
                        + "\"pad_id\":0,\"pad_type_id\":0,\"pad_token\":\"[PAD]\"}"));
        Json.MAPPER.writeValue(file.toFile(), json);

        try (TextTokenizer plain = open("bert-text-classification");
                TextTokenizer configured = TextTokenizer.open(folder, VOCABULARY)) {
            TextInput input = TextInput.of("The quarry opens at dawn and the masons carry the blocks.");
            assertThat(configured.encode(input).ids())
                    .containsExactly(plain.encode(input).ids())
                    .hasSizeGreaterThan(12)
                    .hasSizeLessThan(64);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "3, 8, 8, 3, 5",
        "3, 8, 11, 3, 8",
        "8, 3, 7, 4, 3",
        "9, 9, 7, 3, 4",
        "2, 9, 5, 2, 3",
        "5, 0, 3, 3, 0",
        "4, 4, 0, 0, 0"
    })
    void shouldTakeFromTheLongerTextFirst(int first, int second, int room, int keptFirst, int keptSecond) {
        Encoding encoding = pair(first, second);

        Encoding truncated = Truncation.truncate(encoding, room + 3, false, Truncation.Sharing.AT_ONCE);

        assertThat(IntStream.range(0, truncated.tokenCount()).filter(i -> truncated.isSpecial(i)))
                .hasSize(3);
        assertThat(ids(truncated, 0)).isEqualTo(ids(encoding, 0).subList(0, keptFirst));
        assertThat(ids(truncated, 1)).isEqualTo(ids(encoding, 1).subList(0, keptSecond));
        assertThat(truncated.untruncatedCount()).isEqualTo(first + second + 3);
    }

    @Test
    void shouldKeepTheEndWhereTruncationIsOnTheLeft() {
        Encoding encoding = pair(6, 0);

        assertThat(ids(Truncation.truncate(encoding, 5, true, Truncation.Sharing.AT_ONCE), 0))
                .isEqualTo(ids(encoding, 0).subList(4, 6));
    }

    @Test
    void shouldEncodeFromManyThreadsAtOnce() {
        try (TextTokenizer tokenizer = open("roberta-fill-mask")) {
            List<TextInput> inputs = IntStream.range(0, 400)
                    .mapToObj(i -> TextInput.of("Rain fell on block " + i % 7))
                    .toList();
            List<List<Long>> expected =
                    inputs.stream().map(i -> ids(tokenizer.encode(i), 0)).toList();

            List<List<Long>> actual = inputs.parallelStream()
                    .map(i -> ids(tokenizer.encode(i), 0))
                    .toList();

            assertThat(actual).isEqualTo(expected);
        }
    }

    @Test
    void shouldFindMasksAndWordPiecesByTheirExactText() {
        try (TextTokenizer tokenizer = open("bert-fill-mask")) {
            assertThat(tokenizer.maskToken()).contains("[MASK]");
            assertThat(tokenizer.maskId()).hasValue(4);
            assertThat(tokenizer.idOf("[SEP]")).hasValue(3);
            assertThat(tokenizer.idOf("no such token")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"model\":1}",
                "{\"model\":{\"type\":\"NoSuchModel\"}}",
                "{\"version\":\"1.0\",\"model\":{}}"
            })
    void shouldRefuseATokenizerThatIsNone(String text, @TempDir Path folder) throws IOException {
        Fixtures.copy("bert-text-classification", folder);
        Files.writeString(folder.resolve("tokenizer.json"), text);

        assertThatThrownBy(() -> TextTokenizer.open(folder, VOCABULARY))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.TOKENIZER_MALFORMED))
                .hasMessageContaining("tokenizer.json");
    }

    @Test
    void shouldRefuseIdsThatTheModelDoesNotKnow() {
        try (TextTokenizer tokenizer = TextTokenizer.open(Fixtures.folder("bert-text-classification"), 10)) {
            assertThatThrownBy(() -> tokenizer.encode(TextInput.of("the quarry")))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("the model knows 10");
        }
    }

    @Test
    void shouldRefuseHalfACharacter() {
        assertThatThrownBy(() -> TextInput.of("ab\ud83d cd"))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.INPUT_INVALID))
                .hasMessageContaining("character 2");
        assertThat(TextInput.of("ab🙂").text()).hasSize(4);
    }

    private static TextTokenizer open(String fixture) {
        return TextTokenizer.open(Fixtures.folder(fixture), 330);
    }

    private static List<Long> ids(Encoding encoding, int sequence) {
        return IntStream.range(0, encoding.tokenCount())
                .filter(i -> !encoding.isSpecial(i) && encoding.sequence(i) == sequence)
                .mapToObj(encoding::id)
                .toList();
    }

    /** As a template puts a pair: special, first text, special, second text, special. */
    private static Encoding pair(int first, int second) {
        int tokens = first + second + 3;
        Encoding.Columns columns = new Encoding.Columns(tokens);
        for (int i = 0; i < tokens; i++) {
            boolean special = i == 0 || i == first + 1 || i == tokens - 1;
            columns.ids[i] = i;
            columns.special[i] = special;
            columns.sequences[i] = special ? -1 : i <= first ? 0 : 1;
        }
        return new Encoding(columns, tokens);
    }
}
