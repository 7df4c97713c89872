package io.ashlar.cli.commands;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.cli.terminal.TextTable;
import io.ashlar.contracts.Task;
import java.util.List;
import java.util.Locale;

/** An endpoint's answers as a table: an input stands before the first of its lines only. */
final class AnswerTable {
    private AnswerTable() {}

    /** {@code answers} has one element for each input, in the Hub's shapes. */
    static TextTable of(Task task, List<String> inputs, JsonNode answers) {
        TextTable table = switch (task) {
            case TOKEN_CLASSIFICATION -> new TextTable("TEXT", "ENTITY", "WORD", "PLACE", "SCORE");
            case QUESTION_ANSWERING -> new TextTable("QUESTION", "ANSWER", "PLACE", "SCORE");
            case FILL_MASK -> new TextTable("TEXT", "WORD", "SENTENCE", "SCORE");
            case SUMMARIZATION, TRANSLATION, TEXT_GENERATION -> new TextTable("TEXT", "ANSWER");
            default -> new TextTable("INPUT", "LABEL", "SCORE");
        };
        for (int i = 0; i < inputs.size(); i++) {
            String input = inputs.get(i);
            for (JsonNode answer : lines(answers.path(i))) {
                table.row((Object[]) cells(task, input, answer));
                input = "";
            }
        }
        return table;
    }

    /** The answers to one input: an object, a list of them, or for several masks a list of lists. */
    private static List<JsonNode> lines(JsonNode answer) {
        if (answer.isObject()) {
            return List.of(answer);
        }
        return answer.valueStream().flatMap(each -> lines(each).stream()).toList();
    }

    private static String[] cells(Task task, String input, JsonNode answer) {
        String score = String.format(Locale.ROOT, "%.4f", answer.path("score").asDouble());
        String place = answer.path("start").asInt() + "-" + answer.path("end").asInt();
        return switch (task) {
            case TOKEN_CLASSIFICATION ->
                new String[] {
                    input,
                    answer.path("entity_group").asText(answer.path("entity").asText()),
                    answer.path("word").asText(),
                    place,
                    score
                };
            case QUESTION_ANSWERING ->
                new String[] {input, answer.path("answer").asText(), place, score};
            case FILL_MASK ->
                new String[] {
                    input,
                    answer.path("token_str").asText(),
                    answer.path("sequence").asText(),
                    score
                };
            case SUMMARIZATION ->
                new String[] {input, answer.path("summary_text").asText()};
            case TRANSLATION ->
                new String[] {input, answer.path("translation_text").asText()};
            case TEXT_GENERATION ->
                new String[] {input, answer.path("generated_text").asText()};
            default -> new String[] {input, answer.path("label").asText(), score};
        };
    }
}
