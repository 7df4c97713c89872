package io.ashlar.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a model is for: the nine tasks of the Hub that Ashlar knows, under the Hub's names. */
public enum Task {
    FILL_MASK("fill-mask"),
    TOKEN_CLASSIFICATION("token-classification"),
    QUESTION_ANSWERING("question-answering"),
    SUMMARIZATION("summarization"),
    TEXT_GENERATION("text-generation"),
    TEXT_CLASSIFICATION("text-classification"),
    TRANSLATION("translation"),
    IMAGE_CLASSIFICATION("image-classification"),
    TEXT_TO_IMAGE("text-to-image");

    private final String wireName;

    Task(String wireName) {
        this.wireName = wireName;
    }

    /** The name in URLs, JSON and events, for example {@code text-classification}. */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** The task of that name; a name that is none is the user's error. */
    @JsonCreator
    public static Task of(String wireName) {
        for (Task task : values()) {
            if (task.wireName.equals(wireName)) {
                return task;
            }
        }
        String known = Arrays.stream(values()).map(Task::wireName).collect(Collectors.joining(", "));
        throw new ProblemException(
                ProblemCode.TASK_UNKNOWN, "There is no task '" + wireName + "'. Use one of: " + known + ".");
    }
}
