package io.ashlar.models.training.data;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.TextInput;
import io.ashlar.models.tokenizers.Encoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns questions about contexts into windows that a model reads, and answers into tokens of them. */
public final class QuestionRows {
    private static final int SHOWN = 60;

    private final RowEncoder encoder;
    private final int docStride;

    /** {@code docStride} is how many tokens neighbouring windows of a context share. */
    public QuestionRows(RowEncoder encoder, int docStride) {
        this.encoder = encoder;
        this.docStride = docStride;
    }

    /**
     * A question about a context.
     *
     * @param answer absent where the context has none
     */
    public record Question(String question, String context, Optional<Answer> answer) {
        /**
         * An answer's text, and where in the context it begins.
         *
         * @param start in Unicode code points
         */
        public record Answer(String text, int start) {}

        /** What is wrong with the answer, where it is not the context's text at its place. */
        public Optional<String> mismatch() {
            return answer.filter(given -> !isAt(context, given))
                    .map(given -> "the answer '" + shown(given.text()) + "' is not in the context at " + given.start());
        }

        private static boolean isAt(String context, Answer answer) {
            int codePoints = context.codePointCount(0, context.length());
            if (answer.text().isEmpty() || answer.start() < 0 || answer.start() > codePoints) {
                return false;
            }
            return context.startsWith(answer.text(), context.offsetByCodePoints(0, answer.start()));
        }

        private static String shown(String text) {
            return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
        }
    }

    /** A window as a row, and as the tokens by which an answer is found again in the text. */
    public record Window(TextRow row, Encoding encoding) {}

    /** Every question whose answer is not in its context, by row; an empty list where all are sound. */
    public static List<String> mismatches(List<Question> questions) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            int row = i;
            questions.get(i).mismatch().ifPresent(problem -> found.add("row " + row + ": " + problem));
        }
        return found;
    }

    /** The windows of a question; one that does not hold the whole answer has it at the token for the whole. */
    public List<Window> windows(Question question) {
        question.mismatch().ifPresent(problem -> {
            throw new ProblemException(ProblemCode.DATASET_MALFORMED_ROW, "In a row " + problem + ".");
        });
        List<Window> windows = new ArrayList<>();
        TextInput input = new TextInput(question.question(), question.context());
        for (Encoding window : encoder.tokenizer().windows(input, 1, encoder.maxTokens(), docStride)) {
            windows.add(new Window(row(window, question.answer()), window));
        }
        return windows;
    }

    private TextRow row(Encoding window, Optional<Question.Answer> answer) {
        int[] span = answer.flatMap(given -> span(window, given)).orElseGet(() -> nowhere(window));
        long[] ids = window.ids();
        long[] types = new long[ids.length];
        for (int i = 0; i < types.length; i++) {
            types[i] = window.type(i);
        }
        return new TextRow(Encoding.ofIds(ids, types), new float[] {span[0], span[1]});
    }

    /** The first and the last token that have part of the answer, where the window has all of it. */
    private static Optional<int[]> span(Encoding window, Question.Answer answer) {
        int begin = answer.start();
        int end = begin + answer.text().codePointCount(0, answer.text().length());
        int first = -1;
        int last = -1;
        int from = Integer.MAX_VALUE;
        int to = -1;
        for (int token = 0; token < window.tokenCount(); token++) {
            if (window.isSpecial(token) || window.sequence(token) != 1) {
                continue;
            }
            from = Math.min(from, window.begin(token));
            to = window.end(token);
            if (window.begin(token) <= begin) {
                first = token;
            }
            if (last < 0 && window.end(token) >= end) {
                last = token;
            }
        }
        return first < 0 || last < 0 || from > begin || to < end
                ? Optional.empty()
                : Optional.of(new int[] {first, last});
    }

    private int[] nowhere(Encoding window) {
        long id = encoder.tokenizer().classId().orElse(-1);
        for (int token = 0; token < window.tokenCount(); token++) {
            if (window.id(token) == id) {
                return new int[] {token, token};
            }
        }
        return new int[] {0, 0};
    }
}
