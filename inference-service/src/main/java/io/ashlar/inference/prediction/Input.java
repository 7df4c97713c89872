package io.ashlar.inference.prediction;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.TextInput;
import io.ashlar.models.chat.Chat;
import io.ashlar.models.tasks.QuestionAnswering;
import java.util.Base64;

/** What a client asks about. Which of them an endpoint takes, its task says. */
public sealed interface Input {
    /** A text or a pair. */
    record Text(TextInput text) implements Input {}

    /** A question and where its answer is. */
    record Question(QuestionAnswering.Question question) implements Input {}

    /** A picture's file: JPEG, PNG, GIF or WebP. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Image(byte[] file) implements Input {}

    /** A conversation whose next message is wanted: messages in OpenAI's shape. */
    record Conversation(Chat chat) implements Input {}

    /** A text as a model's own tokens. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Tokens(long[] ids) implements Input {}

    /** A text alone. */
    static Input text(String text) {
        return new Text(TextInput.of(text));
    }

    /** The text or pair, for a task that takes those. */
    static TextInput requireText(Input input) {
        if (input instanceof Text text) {
            return text.text();
        }
        throw wrong("a text");
    }

    /** The text, for a task that takes no pairs. */
    static String requireSingle(Input input) {
        TextInput text = requireText(input);
        if (text.textPair() != null) {
            throw wrong("one text, not a pair");
        }
        return text.text();
    }

    /** The question, for a task that answers one. */
    static QuestionAnswering.Question requireQuestion(Input input) {
        if (input instanceof Question question) {
            return question.question();
        }
        throw wrong("{\"question\": \"…\", \"context\": \"…\"}");
    }

    /** The picture, for a task that looks at one; a text is its base64, with or without the head of a data URL. */
    static byte[] requireImage(Input input) {
        if (input instanceof Image image) {
            return image.file();
        }
        if (input instanceof Text text && text.text().textPair() == null) {
            String data = text.text().text();
            int comma = data.startsWith("data:") ? data.indexOf(',') : -1;
            try {
                return Base64.getMimeDecoder().decode(data.substring(comma + 1));
            } catch (IllegalArgumentException e) {
                throw new ProblemException(
                        ProblemCode.INPUT_INVALID,
                        "An input is neither a picture's bytes nor their base64: " + e.getMessage() + ".",
                        e);
            }
        }
        throw wrong("a picture");
    }

    private static ProblemException wrong(String wanted) {
        return new ProblemException(ProblemCode.INPUT_INVALID, "An input of this endpoint's task is " + wanted + ".");
    }
}
