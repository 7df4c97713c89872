package io.ashlar.training.tasks;

import io.ashlar.metrics.answers.AnsweredQuestion;
import io.ashlar.metrics.answers.SquadV1;
import io.ashlar.metrics.answers.SquadV2;
import io.ashlar.models.tasks.QuestionAnswering;
import io.ashlar.models.tokenizers.Encoding;
import io.ashlar.training.rows.Example;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Answers read from the windows of a question as an endpoint reads them. Where some questions have no answer it is
 * SQuAD 2.0, else 1.1.
 */
record AnswerScores(QuestionAnswering reading, Function<Example, List<Encoding>> windows) {
    private static final QuestionAnswering.Parameters PARAMETERS =
            new QuestionAnswering.Parameters(1, null, null, 15, true, true);
    private static final double NEVER = 1;

    /** {@code answers} has the logits (tokens, 2) of each window, those of a question one after another. */
    Map<String, Double> of(List<Example> examples, List<float[][]> answers) {
        List<AnsweredQuestion> questions = new ArrayList<>();
        int at = 0;
        for (Example example : examples) {
            Example.Question question = (Example.Question) example;
            List<Encoding> encodings = windows.apply(example);
            List<float[][]> logits = answers.subList(at, at + encodings.size());
            at += encodings.size();
            String answer = reading
                    .answers(
                            new QuestionAnswering.Question(question.question(), question.context()),
                            encodings,
                            logits,
                            PARAMETERS)
                    .stream()
                    .findFirst()
                    .map(QuestionAnswering.Answer::answer)
                    .orElse("");
            questions.add(new AnsweredQuestion(
                    question.answers().stream()
                            .map(Example.Question.Answer::text)
                            .toList(),
                    answer,
                    0));
        }
        boolean impossible = examples.stream()
                .anyMatch(row -> ((Example.Question) row).answers().isEmpty());
        return impossible
                ? SquadV2.metrics(questions, NEVER)
                : SquadV1.metrics(questions.stream().map(SquadV1::score).toList());
    }
}
