package io.ashlar.inference.prediction;

import io.ashlar.models.TokenModel;
import io.ashlar.models.tasks.QuestionAnswering;
import io.ashlar.models.tokenizers.Encoding;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Question answering with the Hub's parameters. */
record AnswerQuestions(QuestionAnswering rule) implements TaskRule<Encoding, float[][], QuestionAnswering.Parameters> {
    private static final Set<String> NAMES = Set.of(
            "top_k",
            "max_seq_len",
            "doc_stride",
            "max_answer_len",
            "handle_impossible_answer",
            "align_to_words",
            "truncation");

    static AnswerQuestions of(TokenModel model) {
        return new AnswerQuestions(model.questionAnswering());
    }

    @Override
    public QuestionAnswering.Parameters parameters(Parameters parameters) {
        parameters.allowOnly(NAMES);
        parameters.refuseNoTruncation();
        QuestionAnswering.Parameters absent = QuestionAnswering.Parameters.DEFAULT;
        OptionalInt window = parameters.positive("max_seq_len");
        OptionalInt stride = parameters.natural("doc_stride");
        return new QuestionAnswering.Parameters(
                parameters.positive("top_k").orElse(absent.topK()),
                window.isPresent() ? window.getAsInt() : null,
                stride.isPresent() ? stride.getAsInt() : null,
                parameters.positive("max_answer_len").orElse(absent.maxAnswerLength()),
                parameters.flag("handle_impossible_answer", absent.handleImpossible()),
                parameters.flag("align_to_words", absent.alignToWords()));
    }

    @Override
    public List<Encoding> rows(Input input, QuestionAnswering.Parameters parameters) {
        return rule.windows(Input.requireQuestion(input), parameters);
    }

    @Override
    public Answer answer(List<Predicted<Encoding, float[][]>> predicted, QuestionAnswering.Parameters parameters) {
        return new Answer.Answers(
                predicted.stream()
                        .map(one ->
                                rule.answers(Input.requireQuestion(one.input()), one.rows(), one.results(), parameters))
                        .toList(),
                parameters.topK() == 1);
    }
}
