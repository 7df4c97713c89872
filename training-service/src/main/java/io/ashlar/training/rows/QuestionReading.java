package io.ashlar.training.rows;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.datasets.columns.ListValues;
import io.ashlar.datasets.columns.RoleColumns;
import io.ashlar.datasets.rows.Row;
import java.util.ArrayList;
import java.util.List;

/** Questions about a context, in SQuAD's form or flat; an answer without its place is looked for in the context. */
record QuestionReading(RoleColumns columns) implements RowReading {
    private static final int NOWHERE = -1;

    @Override
    public Example example(Row row) {
        String question = columns.needed(row, "question");
        String context = columns.needed(row, "context");
        return new Example.Question(row.number(), question, context, answers(row, context));
    }

    private List<Example.Question.Answer> answers(Row row, String context) {
        if (columns.has("answerText")) {
            return flat(row, context);
        }
        JsonNode answers = ListValues.json(columns, row, "answers");
        List<Example.Question.Answer> found = new ArrayList<>();
        if (answers.isObject() && answers.path("text").isArray()) {
            JsonNode texts = answers.path("text");
            for (int i = 0; i < texts.size(); i++) {
                found.add(answer(
                        row,
                        context,
                        texts.get(i).asText(),
                        answers.path("answer_start").path(i)));
            }
        } else if (answers.isArray()) {
            for (JsonNode each : answers) {
                boolean object = each.isObject();
                found.add(answer(
                        row,
                        context,
                        object ? each.path("text").asText() : each.asText(),
                        object ? each.path("answer_start") : each.path("none")));
            }
        } else if (answers.isTextual() && !answers.textValue().isEmpty()) {
            found.add(answer(row, context, answers.textValue(), answers.path("none")));
        } else if (!answers.isNull() && !answers.isTextual()) {
            throw columns.malformed(row, "answers", "holds neither texts nor SQuAD's {\"text\": [...]}");
        }
        return found;
    }

    private List<Example.Question.Answer> flat(Row row, String context) {
        String text = columns.text(row, "answerText");
        if (text.isEmpty()) {
            return List.of();
        }
        if (!columns.has("answerStart") || columns.text(row, "answerStart").isEmpty()) {
            return List.of(new Example.Question.Answer(text, place(context, text)));
        }
        String start = columns.text(row, "answerStart");
        if (!start.matches("[0-9]{1,9}")) {
            throw columns.malformed(row, "answerStart", "is '" + start + "' and must be a whole number of 0 or more");
        }
        return List.of(new Example.Question.Answer(text, Integer.parseInt(start)));
    }

    private Example.Question.Answer answer(Row row, String context, String text, JsonNode start) {
        if (start.isMissingNode() || start.isNull()) {
            return new Example.Question.Answer(text, place(context, text));
        }
        if (!start.canConvertToInt() || start.intValue() < 0) {
            throw columns.malformed(row, "answers", "has the answer_start " + start + ", which is no place in a text");
        }
        return new Example.Question.Answer(text, start.intValue());
    }

    /** In code points. */
    private static int place(String context, String text) {
        int at = context.indexOf(text);
        return at < 0 ? NOWHERE : context.codePointCount(0, at);
    }
}
