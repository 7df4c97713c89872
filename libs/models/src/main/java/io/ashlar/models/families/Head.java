package io.ashlar.models.families;

import io.ashlar.contracts.Task;
import java.util.Optional;

/** What an architecture is built for. Features are not one of the catalog's tasks: they are the encoder itself. */
public enum Head {
    FEATURES(null),
    TEXT_CLASSIFICATION(Task.TEXT_CLASSIFICATION),
    FILL_MASK(Task.FILL_MASK),
    TOKEN_CLASSIFICATION(Task.TOKEN_CLASSIFICATION),
    QUESTION_ANSWERING(Task.QUESTION_ANSWERING),
    IMAGE_CLASSIFICATION(Task.IMAGE_CLASSIFICATION),
    TEXT_GENERATION(Task.TEXT_GENERATION),
    /** Encoder-decoders that write: summarization and translation alike. */
    SEQ2SEQ(null);

    private final @org.jspecify.annotations.Nullable Task task;

    Head(@org.jspecify.annotations.Nullable Task task) {
        this.task = task;
    }

    /** The catalog's task, where there is one. */
    public Optional<Task> task() {
        return Optional.ofNullable(task);
    }

    /** Whether its answers are the labels of the configuration. */
    public boolean hasLabels() {
        return this == TEXT_CLASSIFICATION || this == TOKEN_CLASSIFICATION || this == IMAGE_CLASSIFICATION;
    }

    /** Whether it answers once a sequence, as against for every token. */
    public boolean answersOnce() {
        return this == TEXT_CLASSIFICATION || this == IMAGE_CLASSIFICATION;
    }

    /** The head for a task, where this library has it. */
    public static Optional<Head> of(Task task) {
        if (task == Task.SUMMARIZATION || task == Task.TRANSLATION) {
            return Optional.of(SEQ2SEQ);
        }
        for (Head head : values()) {
            if (head.task == task) {
                return Optional.of(head);
            }
        }
        return Optional.empty();
    }
}
