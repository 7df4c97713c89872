package io.ashlar.models.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Conversations as transformers renders them: {@code make_chat_cases.py} wrote them. */
class ChatTemplateTest {
    private static final JsonNode FILE = read();

    @TempDir
    private Path folder;

    private static JsonNode read() {
        try (InputStream file = ChatTemplateTest.class.getResourceAsStream("chat-cases.json")) {
            return Json.MAPPER.readTree(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static Stream<JsonNode> cases() {
        return StreamSupport.stream(FILE.get("cases").spliterator(), false);
    }

    private ChatTemplate template(String tokenizerConfig) throws IOException {
        Files.writeString(folder.resolve("tokenizer_config.json"), tokenizerConfig);
        return ChatTemplate.read(folder, Clock.systemUTC()).orElseThrow();
    }

    private static List<JsonNode> list(JsonNode array) {
        List<JsonNode> nodes = new ArrayList<>();
        array.forEach(nodes::add);
        return nodes;
    }

    private static List<JsonNode> hello() {
        return List.of(Json.MAPPER.createObjectNode().put("role", "user").put("content", "hello"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldRenderAsTransformersDoes(JsonNode one) throws IOException {
        ObjectNode config = Json.MAPPER.createObjectNode();
        config.set(
                "chat_template", FILE.get("templates").get(one.get("template").asText()));
        config.put("bos_token", "<s>").putObject("eos_token").put("content", "</s>");
        ObjectNode variables = Json.MAPPER.createObjectNode();
        if (one.has("enable_thinking")) {
            variables.set("enable_thinking", one.get("enable_thinking"));
        }
        Chat chat = new Chat(
                list(FILE.get("chats").get(one.get("chat").asText())),
                list(one.path("tools")),
                one.path("add_generation_prompt").asBoolean(),
                one.path("continue_final_message").asBoolean(),
                variables);
        ChatTemplate template = template(config.toString());
        if (one.has("expected")) {
            assertThat(template.render(chat)).isEqualTo(one.get("expected").asText());
        } else {
            assertThatThrownBy(() -> template.render(chat)).isInstanceOf(ProblemException.class);
        }
    }

    @Test
    void shouldContinueAnAssistantsMessageAndElseBeginOne() {
        ObjectNode answer =
                Json.MAPPER.createObjectNode().put("role", "assistant").put("content", "It");
        assertThat(Chat.of(hello()).addGenerationPrompt()).isTrue();
        assertThat(Chat.of(List.of(hello().get(0), answer)).continueFinalMessage())
                .isTrue();
    }

    @Test
    void shouldUseNamedTemplates() throws IOException {
        ChatTemplate template = template("{\"chat_template\":[{\"name\":\"default\",\"template\":\"plain\"},"
                + "{\"name\":\"tool_use\",\"template\":\"{{ tools | length }} tools\"}]}");
        Chat chat = Chat.of(hello());
        Chat withTools = new Chat(
                chat.messages(), List.of(Json.MAPPER.createObjectNode()), true, false, Json.MAPPER.createObjectNode());
        assertThat(template.render(chat)).isEqualTo("plain");
        assertThat(template.render(withTools)).isEqualTo("1 tools");
    }

    @Test
    void shouldPreferAFileOfItsOwn() throws IOException {
        Files.writeString(folder.resolve("chat_template.jinja"), "own {{ messages[0].content }}\n");
        assertThat(template("{\"chat_template\":\"configured\"}").render(Chat.of(hello())))
                .isEqualTo("own hello");
    }

    @Test
    void shouldFindNoTemplateWhereThereIsNone() {
        assertThat(ChatTemplate.read(folder, Clock.systemUTC())).isEmpty();
    }

    @Test
    void shouldSayWhatATemplateRefuses() throws IOException {
        ChatTemplate template = template("{\"chat_template\":\"{{ raise_exception('Roles must alternate') }}\"}");
        assertThatThrownBy(() -> template.render(Chat.of(hello())))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.INPUT_INVALID);
                    assertThat(problem.detail()).contains("Roles must alternate");
                });
    }

    @Test
    void shouldSayThatATemplateCannotBeRead() {
        assertThatThrownBy(() -> template("{\"chat_template\":\"{% for %}\"}"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(ProblemCode.TOKENIZER_MALFORMED));
    }

    @Test
    void shouldRefuseMessagesWithoutARole() {
        assertThatThrownBy(() -> Chat.of(List.of(Json.MAPPER.createObjectNode().put("content", "hello"))))
                .hasMessageContaining("Message 1");
        assertThatThrownBy(() -> Chat.of(List.of())).hasMessageContaining("no message");
    }
}
