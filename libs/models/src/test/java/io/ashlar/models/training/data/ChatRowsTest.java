package io.ashlar.models.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChatRowsTest {
    private static final String TEMPLATE =
            "{% for m in messages %}{{ m.role[0] }} {{ m.content }} . {% endfor %}{% if add_generation_prompt %}a"
                    + " {% endif %}";
    private static final String CHAT = """
            [{"role": "user", "content": "so"}, {"role": "assistant", "content": "one"},
             {"role": "user", "content": "or"}, {"role": "assistant", "content": "two"}]""";

    @TempDir
    Path folder;

    private RowEncoder encoder(String template, int maxTokens) throws IOException {
        Fixtures.copy("bert-text-classification", folder);
        Files.writeString(folder.resolve("chat_template.jinja"), template);
        return RowEncoder.open(folder, maxTokens);
    }

    private static List<JsonNode> chat(String json) throws IOException {
        List<JsonNode> messages = new ArrayList<>();
        Json.MAPPER.readTree(json).forEach(messages::add);
        return messages;
    }

    private static String learned(RowEncoder encoder, TextRow row) {
        return encoder.tokenizer()
                .decode(
                        IntStream.range(0, row.tokens())
                                .filter(token -> row.target()[token] != TextRow.IGNORED)
                                .mapToLong(token -> row.encoding().id(token))
                                .toArray(),
                        false)
                .replace(" ", "");
    }

    @Test
    void shouldLearnTheAssistantsMessagesAlone() throws IOException {
        try (RowEncoder encoder = encoder(TEMPLATE, -1)) {
            TextRow row =
                    ChatRows.open(folder, encoder, false, Clock.systemUTC()).chat(chat(CHAT));

            assertThat(learned(encoder, row)).isEqualTo("one.two.");
            assertThat(row.isCut()).isFalse();
        }
    }

    @Test
    void shouldLearnAllOfItWhereAskedTo() throws IOException {
        try (RowEncoder encoder = encoder(TEMPLATE, -1)) {
            TextRow row =
                    ChatRows.open(folder, encoder, true, Clock.systemUTC()).chat(chat(CHAT));

            assertThat(learned(encoder, row)).isEqualTo("uso.aone.uor.atwo.");
        }
    }

    @Test
    void shouldLeaveOutWhatFollowsTheLastAnswer() throws IOException {
        String longer = CHAT.replaceFirst("]$", ", {\"role\": \"user\", \"content\": \"so\"}]");
        try (RowEncoder encoder = encoder(TEMPLATE, -1)) {
            ChatRows rows = ChatRows.open(folder, encoder, false, Clock.systemUTC());

            assertThat(rows.chat(chat(longer)).encoding().ids())
                    .isEqualTo(rows.chat(chat(CHAT)).encoding().ids());
        }
    }

    @Test
    void shouldLearnTheLastAnswerWhereTheTemplateForgetsEarlierOnes() throws IOException {
        String last = "{% for m in messages %}{% if loop.last or m.role == 'user' %}{{ m.role[0] }} {{ m.content }} . "
                + "{% endif %}{% endfor %}{% if add_generation_prompt %}a {% endif %}";
        try (RowEncoder encoder = encoder(last, -1)) {
            TextRow row =
                    ChatRows.open(folder, encoder, false, Clock.systemUTC()).chat(chat(CHAT));

            assertThat(learned(encoder, row)).isEqualTo("two.");
        }
    }

    @Test
    void shouldSayWhereNothingCanBeLearned() throws IOException {
        try (RowEncoder encoder = encoder(TEMPLATE, 10)) {
            ChatRows rows = ChatRows.open(folder, encoder, false, Clock.systemUTC());

            assertThatThrownBy(() -> rows.chat(chat("[{\"role\": \"user\", \"content\": \"one\"}]")))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("no message of the assistant");
            assertThatThrownBy(() -> rows.chat(chat(CHAT.replace("so", "so so so so so so so so so so so so so"))))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("no answer of the assistant is left");
            assertThat(rows.chat(chat(CHAT)).isCut()).isTrue();
        }
    }

    @Test
    void shouldRefuseATemplateThatHidesTheAnswer() throws IOException {
        try (RowEncoder encoder = encoder("{{ messages | length }} {{ messages[0].content }}", -1)) {
            ChatRows rows = ChatRows.open(folder, encoder, false, Clock.systemUTC());

            assertThatThrownBy(() -> rows.chat(chat(CHAT)))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("lossOn");
        }
    }

    @Test
    void shouldRefuseAModelWithoutATemplate() throws IOException {
        Fixtures.copy("bert-text-classification", folder);
        try (RowEncoder encoder = RowEncoder.open(folder, -1)) {
            assertThatThrownBy(() -> ChatRows.open(folder, encoder, false, Clock.systemUTC()))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("no chat template");
        }
    }
}
