package io.ashlar.models.tokenizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.TextInput;
import io.ashlar.models.replay.ReplayGoldens;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files and answers are made by {@code src/test/python/make_tokenizer_fixtures.py}. */
class ConvertedTokenizersTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bert-cased",
                "bert-uncased",
                "bert-chinese",
                "mpnet",
                "gpt2",
                "gpt2-begin",
                "roberta",
                "roberta-added",
                "clip",
                "qwen2",
                "t5",
                "albert",
                "albert-cased",
                "deberta-v2",
                "xlm-roberta",
                "camembert",
                "mbart",
                "mbart50",
                "pegasus",
                "nllb",
                "llama",
                "llama-legacy",
                "gemma",
                "m2m-100",
                "marian",
                "bertweet",
                "bertweet-normalized"
            })
    void shouldTokenizeAsTheClassDoesWithTheSameFiles(String name) throws IOException {
        layOut(name);

        List<ReplayGoldens.CaseResult> results = ReplayGoldens.replay(folder);

        assertThat(results).hasSizeGreaterThan(15);
        assertThat(results)
                .allSatisfy(
                        result -> assertThat(result.ok()).as(result.toString()).isTrue());
    }

    @Test
    void shouldEncodeTargetsWithTheTargetsOwnModel() throws IOException {
        layOut("marian");
        try (TextTokenizer tokenizer = TextTokenizer.open(folder, Integer.MAX_VALUE)) {
            String text = "la carri\u00e8re est \u00e0 c\u00f4t\u00e9";

            Encoding target = tokenizer.encodeTarget(text);

            assertThat(target.ids())
                    .isNotEqualTo(tokenizer.encode(TextInput.of(text)).ids());
            assertThat(tokenizer.decode(target.ids(), true)).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "bert-cased, vocab.txt, vocab.txt",
        "gpt2, merges.txt, merges.txt",
        "t5, spiece.model, spiece.model",
        "marian, source.spm, source.spm",
        "marian, vocab.json, vocab.json",
        "bertweet, bpe.codes, bpe.codes"
    })
    void shouldNameTheFileThatIsAbsent(String name, String file, String named) throws IOException {
        layOut(name);
        Files.delete(folder.resolve(file));

        assertThatThrownBy(() -> TextTokenizer.open(folder, Integer.MAX_VALUE).close())
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(named);
    }

    @ParameterizedTest
    @ValueSource(strings = {"t5:spiece.model", "llama:tokenizer.model", "gpt2:merges.txt", "mpnet:vocab.txt"})
    void shouldRefuseTruncatedFiles(String nameAndFile) throws IOException {
        String[] parts = nameAndFile.split(":", 2);
        layOut(parts[0]);
        Path file = folder.resolve(parts[1]);
        byte[] whole = Files.readAllBytes(file);
        int refused = 0;
        for (int length = 0; length < whole.length; length += 1 + whole.length / 40) {
            Files.write(file, Arrays.copyOf(whole, length));
            try (TextTokenizer tokenizer = TextTokenizer.open(folder, Integer.MAX_VALUE)) {
                assertThat(tokenizer.encode(TextInput.of("stone")).tokenCount()).isPositive();
            } catch (ProblemException e) {
                assertThat(e.code()).isEqualTo(ProblemCode.TOKENIZER_MALFORMED);
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    void shouldSayWhichClassItCannotBuild() throws IOException {
        Files.writeString(folder.resolve("tokenizer_config.json"), "{\"tokenizer_class\": \"CtrlTokenizer\"}");

        assertThatThrownBy(() -> TextTokenizer.open(folder, 10).close())
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.code()).isEqualTo(ProblemCode.MODEL_FILE_MISSING);
                    assertThat(e.detail()).contains("CtrlTokenizer");
                });
    }

    private void layOut(String name) throws IOException {
        JsonNode fixture = Json.MAPPER.readTree(resource(name + ".json").toFile());
        for (Map.Entry<String, JsonNode> file : fixture.path("files").properties()) {
            Files.copy(resource("files/" + file.getValue().asText()), folder.resolve(file.getKey()));
        }
        Json.MAPPER.writeValue(folder.resolve("tokenizer_config.json").toFile(), fixture.path("tokenizer_config"));
        Json.MAPPER.writeValue(folder.resolve("config.json").toFile(), fixture.path("config"));
        Json.MAPPER.writeValue(folder.resolve("golden.json").toFile(), fixture.path("golden"));
    }

    private static Path resource(String name) {
        return Path.of(URI.create(Objects.requireNonNull(ConvertedTokenizersTest.class.getResource(name))
                .toString()));
    }
}
