package io.ashlar.training.rows;

import io.ashlar.datasets.columns.ListValues;
import io.ashlar.datasets.columns.RoleColumns;
import io.ashlar.datasets.rows.Row;
import java.util.List;

/** Words with a tag each. */
record WordsReading(RoleColumns columns) implements RowReading {
    @Override
    public Example example(Row row) {
        List<String> tokens = ListValues.texts(columns, row, "tokens");
        List<String> tags = ListValues.texts(columns, row, "tags");
        if (tokens.size() != tags.size() || tokens.isEmpty()) {
            throw columns.malformed(
                    row, "tags", "has " + tags.size() + " tags for " + tokens.size() + " tokens; one each is needed");
        }
        if (tags.contains("")) {
            throw columns.malformed(row, "tags", "has an empty tag; a word outside of every entity has the tag O");
        }
        return new Example.Words(row.number(), tokens, tags);
    }
}
