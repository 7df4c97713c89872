package io.ashlar.training.rows;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.datasets.columns.ListValues;
import io.ashlar.datasets.columns.RoleColumns;
import io.ashlar.datasets.rows.Row;
import java.util.ArrayList;
import java.util.List;

/** A prompt, which may be empty, with its completion; a conversation; or a text as a whole. */
record GenerationReading(RoleColumns columns) implements RowReading {
    @Override
    public Example example(Row row) {
        if (columns.has("completion")) {
            return new Example.Pair(row.number(), columns.text(row, "prompt"), columns.needed(row, "completion"));
        }
        return columns.has("messages") ? chat(row) : new Example.Plain(row.number(), columns.needed(row, "text"));
    }

    private Example chat(Row row) {
        JsonNode list = ListValues.json(columns, row, "messages");
        List<JsonNode> messages = new ArrayList<>();
        list.forEach(messages::add);
        boolean sound = list.isArray()
                && !messages.isEmpty()
                && messages.stream().allMatch(message -> message.path("role").isTextual() && message.has("content"));
        if (!sound) {
            throw columns.malformed(
                    row, "messages", "must hold a list of objects that have a role and a content, at least one");
        }
        return new Example.Chat(row.number(), messages);
    }
}
