package io.ashlar.models.tasks;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.TextInput;
import io.ashlar.models.tokenizers.Encoding;
import io.ashlar.models.tokenizers.TextTokenizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Answers out of a context, as the Hub's question-answering pipeline gives them. A request is cut into windows, each
 * window is predicted (in whatever batch), and the windows' logits become answers; none of this touches the engine.
 */
public final class QuestionAnswering {
    private static final int DEFAULT_WINDOW = 384;
    private static final int DEFAULT_STRIDE = 128;
    /** Candidates beside twice the answers asked for: aligned to words, some become the same. */
    private static final int SPARE = 10;

    private final TextTokenizer tokenizer;
    private final int maxTokens;

    /**
     * For a model.
     *
     * @param maxTokens the longest window it takes, special tokens included
     */
    public QuestionAnswering(TextTokenizer tokenizer, int maxTokens) {
        this.tokenizer = tokenizer;
        this.maxTokens = maxTokens;
    }

    /** What is asked, and where the answer is looked for. */
    public record Question(String question, String context) {
        public Question {
            if (question.isBlank() || context.isBlank()) {
                throw new ProblemException(
                        ProblemCode.INPUT_INVALID,
                        "The " + (question.isBlank() ? "question" : "context") + " is empty. Send both.");
            }
        }
    }

    /**
     * A piece of the context.
     *
     * @param score of all the places where windows found it
     * @param start the first character in the context, in Unicode code points
     * @param end the character after the last
     */
    public record Answer(double score, int start, int end, String answer) {}

    /**
     * What a user may ask for.
     *
     * @param topK how many answers
     * @param maxSequenceLength tokens of a window; absent: as many as the model takes, 384 at most
     * @param docStride tokens that windows share; absent: 128, or half a window where that is less
     * @param maxAnswerLength tokens of an answer
     * @param handleImpossible whether no answer is an answer
     * @param alignToWords whether answers are widened to whole words
     */
    public record Parameters(
            int topK,
            @Nullable Integer maxSequenceLength,
            @Nullable Integer docStride,
            int maxAnswerLength,
            boolean handleImpossible,
            boolean alignToWords) {
        /** The best answer, of 15 tokens at most, aligned to words. */
        public static final Parameters DEFAULT = new Parameters(1, null, null, 15, false, true);

        public Parameters {
            positive("top_k", topK);
            positive("max_answer_len", maxAnswerLength);
            if (maxSequenceLength != null) {
                positive("max_seq_len", maxSequenceLength);
            }
            if (docStride != null && docStride < 0) {
                throw new ProblemException(
                        ProblemCode.PARAMETER_INVALID, "doc_stride is " + docStride + ". It must be 0 or above.");
            }
        }

        private static void positive(String name, int value) {
            if (value <= 0) {
                throw new ProblemException(
                        ProblemCode.PARAMETER_INVALID, name + " is " + value + ". It must be above 0.");
            }
        }
    }

    /** What is to be predicted for a question: its context in as many windows as it takes. */
    public List<Encoding> windows(Question question, Parameters parameters) {
        Integer asked = parameters.maxSequenceLength();
        int window = asked == null ? Math.min(maxTokens, DEFAULT_WINDOW) : asked;
        if (window > maxTokens) {
            throw new ProblemException(
                    ProblemCode.PARAMETER_INVALID,
                    "max_seq_len is " + window + ", but the model takes " + maxTokens + " tokens.");
        }
        Integer shared = parameters.docStride();
        int stride = shared == null ? Math.min(window / 2, DEFAULT_STRIDE) : shared;
        if (stride > window) {
            throw new ProblemException(
                    ProblemCode.PARAMETER_INVALID,
                    "doc_stride is " + stride + ", above the " + window + " tokens of a window.");
        }
        return tokenizer.windows(new TextInput(question.question(), question.context()), 1, window, stride);
    }

    /** The best answers first, from the logits (tokens, 2) of each window: where answers begin, and where they end. */
    public List<Answer> answers(
            Question question, List<Encoding> windows, List<float[][]> logits, Parameters parameters) {
        CodePoints context = new CodePoints(question.context());
        List<Answer> answers = new ArrayList<>();
        double impossible = Double.MAX_VALUE;
        int candidates = parameters.alignToWords() ? parameters.topK() * 2 + SPARE : parameters.topK();
        for (int i = 0; i < windows.size(); i++) {
            Encoding window = windows.get(i);
            Spans spans = Spans.of(window, logits.get(i), tokenizer.classId().orElse(-1));
            impossible = Math.min(impossible, spans.impossible());
            for (Spans.Span span : spans.best(candidates, parameters.maxAnswerLength())) {
                add(answers, answer(context, window, span, parameters.alignToWords()));
            }
        }
        if (parameters.handleImpossible()) {
            answers.add(new Answer(impossible, 0, 0, ""));
        }
        answers.sort(Comparator.comparingDouble(Answer::score).reversed());
        return List.copyOf(answers.subList(0, Math.min(parameters.topK(), answers.size())));
    }

    private static Answer answer(CodePoints context, Encoding window, Spans.Span span, boolean toWords) {
        int start = window.begin(span.start());
        int end = window.end(span.end());
        if (toWords && window.word(span.start()) >= 0 && window.word(span.end()) >= 0) {
            start = window.begin(edge(window, span.start(), -1));
            end = window.end(edge(window, span.end(), 1));
        }
        return new Answer(span.score(), start, end, context.slice(start, end));
    }

    /** The first or last token of the word that a token is of, as far as the window has it. */
    private static int edge(Encoding window, int token, int direction) {
        int at = token;
        for (int next = at + direction; next >= 0 && next < window.tokenCount(); next += direction) {
            if (window.sequence(next) != window.sequence(token) || window.word(next) != window.word(token)) {
                break;
            }
            at = next;
        }
        return at;
    }

    /** Adds the score to that of an answer of the same words, which windows that overlap find twice. */
    private static void add(List<Answer> answers, Answer found) {
        String words = found.answer().toLowerCase(Locale.ROOT);
        for (int i = 0; i < answers.size(); i++) {
            Answer same = answers.get(i);
            if (same.answer().toLowerCase(Locale.ROOT).equals(words)) {
                answers.set(i, new Answer(same.score() + found.score(), same.start(), same.end(), same.answer()));
                return;
            }
        }
        answers.add(found);
    }
}
