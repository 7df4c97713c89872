package io.ashlar.contracts.jobs;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The kinds of job; each belongs to one service. */
public enum JobKind {
    IMPORT("import", "imports"),
    FINE_TUNING("fine-tuning", "fine-tunings"),
    EVALUATION("evaluation", "evaluations"),
    BATCH("batch", "batch-jobs");

    private final String wireName;
    private final String collection;

    JobKind(String wireName, String collection) {
        this.wireName = wireName;
        this.collection = collection;
    }

    /** The name in JSON and events. */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** The collection's name in URLs: {@code /api/v1/<collection>}. */
    public String collection() {
        return collection;
    }

    /** The type of the command event that asks for one. */
    public String commandType() {
        return "io.ashlar." + wireName + ".requested";
    }

    /** The kind of that wire name. */
    @JsonCreator
    public static JobKind of(String wireName) {
        for (JobKind kind : values()) {
            if (kind.wireName.equals(wireName)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("'" + wireName + "' is no kind of job");
    }
}
