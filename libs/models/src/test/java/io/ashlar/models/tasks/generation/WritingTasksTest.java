package io.ashlar.models.tasks.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.Task;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.OpenOptions;
import io.ashlar.models.Precision;
import io.ashlar.models.chat.Chat;
import io.ashlar.models.generation.FinishReason;
import io.ashlar.models.inspection.PackageInspection;
import io.ashlar.models.packages.PackageVerifier;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Two tiny packages that {@code make_writing_fixtures.py} made, and the texts of transformers' pipelines. */
class WritingTasksTest {
    private static Path folder(String name) {
        try {
            return Path.of(WritingTasksTest.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TextGeneration chat() {
        return TextGeneration.open(folder("gpt2-chat"), OpenOptions.of(Precision.FP32));
    }

    private static TextToText translation() {
        return TextToText.open(folder("m2m-translation"), Task.TRANSLATION, OpenOptions.of(Precision.FP32));
    }

    private static JsonNode expected(String name) throws IOException {
        return Json.MAPPER.readTree(folder(name).resolve("expected.json").toFile());
    }

    private static ObjectNode parameters(String json) {
        try {
            return (ObjectNode) Json.MAPPER.readTree(json.replace('\'', '"'));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static PreparedText prepared(TextGeneration model, JsonNode one) {
        ObjectNode parameters = (ObjectNode) one.get("parameters");
        if (one.has("prompt")) {
            return model.prepare(one.get("prompt").asText(), parameters);
        }
        List<JsonNode> messages = new ArrayList<>();
        one.get("chat").forEach(messages::add);
        return model.prepare(Chat.of(messages), parameters);
    }

    private static void compare(List<WrittenText> answers, JsonNode texts) {
        List<String> wanted = new ArrayList<>();
        texts.forEach(text -> wanted.add(text.asText()));
        assertThat(answers.stream().map(WrittenText::text)).containsExactlyElementsOf(wanted);
    }

    @Test
    void shouldWriteOnAsThePipelineDoes() throws IOException {
        JsonNode cases = expected("gpt2-chat");
        try (TextGeneration model = chat()) {
            List<PreparedText> batch = new ArrayList<>();
            for (JsonNode one : cases) {
                batch.add(prepared(model, one));
                compare(
                        model.write(List.of(batch.get(batch.size() - 1)), TextListener.NONE)
                                .get(0),
                        one.get("texts"));
            }
            List<List<WrittenText>> together = model.write(batch, TextListener.NONE);
            for (int i = 0; i < cases.size(); i++) {
                compare(together.get(i), cases.get(i).get("texts"));
            }
        }
    }

    @Test
    void shouldTranslateBetweenTheLanguagesAskedFor() throws IOException {
        JsonNode cases = expected("m2m-translation");
        try (TextToText model = translation()) {
            List<PreparedText> batch = new ArrayList<>();
            for (JsonNode one : cases) {
                batch.add(model.prepare(one.get("text").asText(), (ObjectNode) one.get("parameters")));
            }
            List<List<WrittenText>> answers = model.write(batch, TextListener.NONE);
            for (int i = 0; i < cases.size(); i++) {
                compare(answers.get(i), cases.get(i).get("texts"));
            }
        }
    }

    @Test
    void shouldStreamTheSameTextInPieces() {
        try (TextGeneration model = chat()) {
            List<String> pieces = new ArrayList<>();
            TextListener listener = new TextListener() {
                @Override
                public boolean onText(int request, int sequence, String piece) {
                    return pieces.add(piece);
                }
            };
            ObjectNode request = parameters("{'max_new_tokens': 40, 'return_full_text': false}");
            WrittenText answer = model.write(List.of(model.prepare("The tower", request)), listener)
                    .get(0)
                    .get(0);
            assertThat(String.join("", pieces)).isEqualTo(answer.text());
            assertThat(pieces).hasSizeGreaterThan(3);
        }
    }

    @Test
    void shouldTakeParametersInAnObjectOfTheirOwn() {
        try (TextGeneration model = chat()) {
            PreparedText nested = model.prepare(
                    "The tower", parameters("{'generate_parameters': {'max_new_tokens': 3, 'num_beams': 2}}"));
            PreparedText plain = model.prepare("The tower", parameters("{'max_new_tokens': 3, 'num_beams': 2}"));

            assertThat(nested).usingRecursiveComparison().isEqualTo(plain);
            assertThatThrownBy(() -> model.prepare("The tower", parameters("{'generate_parameters': 3}")))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("generate_parameters");
        }
    }

    @Test
    void shouldTellEveryTokenAndItsPiece() {
        try (TextGeneration model = chat()) {
            List<WrittenToken> told = new ArrayList<>();
            TextListener listener = new TextListener() {
                @Override
                public boolean onToken(int request, int sequence, WrittenToken token) {
                    return told.add(token);
                }
            };
            ObjectNode request = parameters("{'max_new_tokens': 8, 'min_new_tokens': 8, 'return_full_text': false}");
            WrittenText answer = model.write(List.of(model.prepare("The tower", request)), listener)
                    .get(0)
                    .get(0);

            assertThat(told.stream().mapToLong(WrittenToken::id).toArray()).containsExactly(answer.tokens());
            assertThat(answer.text())
                    .startsWith(told.stream().map(WrittenToken::text).collect(Collectors.joining()))
                    .isNotEmpty();
            assertThat(told).noneMatch(WrittenToken::special);
        }
    }

    @Test
    void shouldCutTheStopStringWhereAsked() {
        try (TextGeneration model = chat()) {
            String base = "{'max_new_tokens': 14, 'return_full_text': false";
            String whole = model.write(List.of(model.prepare("The tower", parameters(base + "}"))), TextListener.NONE)
                    .get(0)
                    .get(0)
                    .text();
            ObjectNode stopping = parameters(base + ", 'include_stop_str_in_output': false}");
            stopping.put("stop", whole.substring(4, 6));
            WrittenText cut = model.write(List.of(model.prepare("The tower", stopping)), TextListener.NONE)
                    .get(0)
                    .get(0);
            assertThat(cut.text()).isEqualTo(whole.substring(0, whole.indexOf(whole.substring(4, 6))));
            assertThat(cut.reason()).isEqualTo(FinishReason.STOP);
        }
    }

    @Test
    void shouldRefusePromptsThatDoNotFitOrTruncateThem() {
        try (TextGeneration model = chat()) {
            String prompt = "x".repeat(200);
            assertThatThrownBy(() -> model.prepare(prompt, parameters("{}")))
                    .isInstanceOfSatisfying(ProblemException.class, problem -> {
                        assertThat(problem.code()).isEqualTo(ProblemCode.INPUT_TOO_LONG);
                        assertThat(problem.detail()).contains("200").contains("96");
                    });
            assertThat(model.prepare(prompt, parameters("{'truncation': true, 'max_new_tokens': 10}"))
                            .readTokens())
                    .isEqualTo(86);
            assertThat(model.prepare(prompt, parameters("{'truncate': 5}")).readTokens())
                    .isEqualTo(5);
            assertThat(model.prepare("", parameters("{}")).readTokens()).isEqualTo(1);
        }
    }

    @Test
    void shouldRefuseLanguagesThatTheTokenizerLacks() {
        try (TextToText model = translation()) {
            assertThatThrownBy(() -> model.prepare("Hello", parameters("{'tgt_lang': 'xx'}")))
                    .hasMessageContaining("tgt_lang is 'xx'");
            assertThatThrownBy(() -> model.prepare("Hello", parameters("{'src_lang': 'xx', 'tgt_lang': 'fr'}")))
                    .hasMessageContaining("src_lang is 'xx'");
            assertThatThrownBy(() -> model.prepare("Hello", parameters("{'src_lang': 3}")))
                    .hasMessageContaining("src_lang is 3");
        }
    }

    @Test
    void shouldVerifyPackagesThatWrite() {
        assertThat(PackageVerifier.verify(folder("gpt2-chat"), Task.TEXT_GENERATION)
                        .task())
                .isEqualTo(Task.TEXT_GENERATION);
        assertThat(PackageVerifier.verify(folder("m2m-translation"), Task.TRANSLATION)
                        .task())
                .isEqualTo(Task.TRANSLATION);
        assertThatThrownBy(() -> PackageVerifier.verify(folder("m2m-translation"), Task.TEXT_GENERATION))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(ProblemCode.MODEL_TASK_UNSUPPORTED));
    }

    @Test
    void shouldTellWhatAPackageHolds() {
        PackageInspection inspection = PackageInspection.of(folder("gpt2-chat"));
        assertThat(inspection.modelType()).isEqualTo("gpt2");
        assertThat(inspection.tasks()).containsEntry("text-generation", "");
        assertThat(inspection.tasks().get("text-classification")).contains("score.weight");
        assertThat(inspection.parts()).containsKey("transformer.wte");
        assertThat(inspection.bytes(Precision.BF16)).isEqualTo(inspection.parameters() * 2);
    }
}
