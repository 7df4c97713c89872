package io.ashlar.models.training.data;

import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** Texts that share a row: each has its own positions and attends to itself alone. */
public record PackedRow(List<TextRow> texts) implements TrainingRow {
    public PackedRow {
        texts = List.copyOf(texts);
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("A packed row needs at least one text");
        }
    }

    @Override
    public int tokens() {
        return texts.stream().mapToInt(TextRow::tokens).sum();
    }

    @Override
    public boolean isCut() {
        return texts.stream().anyMatch(TextRow::isCut);
    }

    @Override
    public void writeTo(DataOutput out) throws IOException {
        out.writeInt(texts.size());
        for (TextRow text : texts) {
            text.writeTo(out);
        }
    }
}
