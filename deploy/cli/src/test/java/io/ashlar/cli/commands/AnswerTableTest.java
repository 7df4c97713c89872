package io.ashlar.cli.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.Task;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerTableTest {
    @Test
    void shouldShowEachInputOnceBeforeItsAnswers() {
        List<String> lines = lines(
                Task.TOKEN_CLASSIFICATION,
                "[[{'entity_group': 'PER', 'word': 'Ada', 'start': 0, 'end': 3, 'score': 0.5},"
                        + "{'entity': 'B-LOC', 'word': 'London', 'start': 13, 'end': 19, 'score': 0.25}], []]",
                "Ada lives in London",
                "nobody");

        assertThat(lines).hasSize(4);
        assertThat(lines.get(2)).startsWith("Ada lives in London  PER").endsWith("0.5000");
        assertThat(lines.get(3)).startsWith(" ").contains("B-LOC", "13-19");
    }

    @Test
    void shouldShowAnswersOfEveryShape() {
        assertThat(lines(Task.QUESTION_ANSWERING, "[{'answer': 'here', 'start': 1, 'end': 5, 'score': 1}]", "where?"))
                .hasSize(3);
        assertThat(lines(
                        Task.FILL_MASK,
                        "[[[{'token_str': 'a', 'sequence': 's', 'score': 1}], [{'token_str': 'b', 'sequence': 's', 'score': 1}]]]",
                        "[MASK] [MASK]"))
                .hasSize(4);
        assertThat(lines(Task.SUMMARIZATION, "[{'summary_text': 'short'}]", "long")
                        .get(2))
                .contains("short");
        assertThat(lines(Task.TEXT_GENERATION, "[[{'generated_text': 'x'}, {'generated_text': 'y'}]]", "p"))
                .hasSize(4);
        assertThat(lines(Task.IMAGE_CLASSIFICATION, "[[{'label': 'cat', 'score': 0.75}]]", "cat.png")
                        .get(2))
                .contains("cat.png", "cat", "0.7500");
    }

    private static List<String> lines(Task task, String answers, String... inputs) {
        return AnswerTable.of(task, List.of(inputs), Json.read(answers.replace('\'', '"'), JsonNode.class))
                .lines();
    }
}
