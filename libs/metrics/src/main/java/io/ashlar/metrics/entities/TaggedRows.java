package io.ashlar.metrics.entities;

import java.util.List;

/**
 * Right and predicted tags, row by row, one of each a token.
 *
 * @param references a list of tags a row; a row may be empty, a tag may not
 */
public record TaggedRows(List<List<String>> references, List<List<String>> predictions) {
    public TaggedRows {
        references = references.stream().map(List::copyOf).toList();
        predictions = predictions.stream().map(List::copyOf).toList();
        if (references.size() != predictions.size()) {
            throw new IllegalArgumentException(references.size() + " rows of right tags and " + predictions.size()
                    + " of predicted ones: as many of both are needed");
        }
        for (int row = 0; row < references.size(); row++) {
            if (references.get(row).size() != predictions.get(row).size()) {
                throw new IllegalArgumentException("row " + row + " has "
                        + references.get(row).size() + " right tags and "
                        + predictions.get(row).size() + " predicted ones: one of each a token is needed");
            }
        }
        if (references.stream().anyMatch(row -> row.contains(""))
                || predictions.stream().anyMatch(row -> row.contains(""))) {
            throw new IllegalArgumentException("a tag is empty; a token outside of every entity has the tag O");
        }
    }

    /** How many rows there are. */
    public int size() {
        return references.size();
    }
}
