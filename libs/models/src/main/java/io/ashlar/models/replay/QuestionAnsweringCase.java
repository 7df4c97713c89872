package io.ashlar.models.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.models.checkpoint.Tensor;
import io.ashlar.models.checkpoint.Tensors;
import io.ashlar.models.running.TextRunner;
import io.ashlar.models.tasks.QuestionAnswering;
import io.ashlar.models.tokenizers.Encoding;
import java.util.List;
import java.util.Optional;

/** Answers to a question out of a context of several windows. */
record QuestionAnsweringCase(TextRunner runner) implements EncoderCase {
    private static final List<String> VARIANTS =
            List.of("handle_impossible_answer_false", "handle_impossible_answer_true", "top_k_1_max_answer_len_5");
    private static final int SHORT_ANSWER = 5;

    @Override
    public List<Encoding> encodings(GoldenCase golden) {
        return task().windows(question(golden), parameters(golden, VARIANTS.get(0)));
    }

    @Override
    public double difference(GoldenCase golden, List<float[][]> logits) {
        Optional<Tensor> starts = golden.tensor("start_logits");
        Optional<Tensor> ends = golden.tensor("end_logits");
        return starts.isEmpty() || ends.isEmpty()
                ? Double.POSITIVE_INFINITY
                : Math.max(difference(starts.get(), logits, 0), difference(ends.get(), logits, 1));
    }

    private static double difference(Tensor expected, List<float[][]> logits, int column) {
        float[] values = Tensors.toFloats(expected);
        int tokens = Math.toIntExact(expected.shape().get(1));
        double largest = 0;
        for (int i = 0; i < logits.size(); i++) {
            for (int token = 0; token < logits.get(i).length; token++) {
                largest = Math.max(largest, Math.abs(values[i * tokens + token] - logits.get(i)[token][column]));
            }
        }
        return largest;
    }

    @Override
    public String answers(GoldenCase golden, List<Encoding> encodings, List<float[][]> logits) {
        for (String variant : VARIANTS) {
            JsonNode expected = golden.expected().path(variant);
            List<QuestionAnswering.Answer> answers =
                    task().answers(question(golden), encodings, logits, parameters(golden, variant));
            for (int i = 0; i < expected.size(); i++) {
                if (i >= answers.size() || !equal(answers.get(i), expected.get(i))) {
                    return variant + ": " + answers + " instead of " + expected;
                }
            }
        }
        return "";
    }

    private static boolean equal(QuestionAnswering.Answer ours, JsonNode theirs) {
        return ours.start() == theirs.path("start").asInt()
                && ours.end() == theirs.path("end").asInt()
                && ours.answer().equals(theirs.path("answer").asText())
                && Math.abs(ours.score() - theirs.path("score").asDouble()) <= EncoderCases.TOLERANCE;
    }

    private QuestionAnswering task() {
        return new QuestionAnswering(runner.tokenizer(), runner.summary().maxSequenceLength());
    }

    private static QuestionAnswering.Question question(GoldenCase golden) {
        return new QuestionAnswering.Question(
                golden.inputs().path("question").asText(),
                golden.inputs().path("context").asText());
    }

    private static QuestionAnswering.Parameters parameters(GoldenCase golden, String variant) {
        JsonNode given = golden.parameters();
        QuestionAnswering.Parameters normal = QuestionAnswering.Parameters.DEFAULT;
        boolean one = variant.startsWith("top_k_1");
        return new QuestionAnswering.Parameters(
                one ? 1 : given.path("top_k").asInt(normal.topK()),
                given.has("max_seq_len") ? given.path("max_seq_len").asInt() : null,
                given.has("doc_stride") ? given.path("doc_stride").asInt() : null,
                one ? SHORT_ANSWER : given.path("max_answer_len").asInt(normal.maxAnswerLength()),
                variant.endsWith("true"),
                given.path("align_to_words").asBoolean(true));
    }
}
