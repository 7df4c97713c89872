package io.ashlar.training.tasks;

import io.ashlar.models.families.Head;
import io.ashlar.models.tasks.QuestionAnswering;
import io.ashlar.models.training.data.QuestionRows;
import io.ashlar.models.training.data.RowEncoder;
import io.ashlar.models.training.data.TrainingRow;
import io.ashlar.models.training.loop.ValidationMetrics;
import io.ashlar.models.training.objectives.QuestionAnsweringObjective;
import io.ashlar.models.training.recipe.Recipe;
import io.ashlar.training.rows.Example;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Questions about contexts, in windows. */
record QuestionEncoder(QuestionAnsweringObjective objective, RowEncoder encoder, QuestionRows questions)
        implements TaskEncoder {
    static QuestionEncoder open(Path base, Recipe recipe) {
        RowEncoder encoder =
                RowEncoder.open(base, Head.QUESTION_ANSWERING, recipe.batches().maxSequenceLength());
        int stride = Math.min(recipe.taskOptions().docStride(), encoder.maxTokens() / 2);
        return new QuestionEncoder(QuestionAnsweringObjective.unpadded(), encoder, new QuestionRows(encoder, stride));
    }

    @Override
    public List<TrainingRow> rows(String part, List<Example> examples) {
        return EncodedRows.of(
                part,
                examples,
                example ->
                        windows(example).stream().map(QuestionRows.Window::row).toList());
    }

    private List<QuestionRows.Window> windows(Example example) {
        Example.Question question = (Example.Question) example;
        Optional<QuestionRows.Question.Answer> learned = question.answers().stream()
                .findFirst()
                .map(answer -> new QuestionRows.Question.Answer(answer.text(), answer.start()));
        return questions.windows(new QuestionRows.Question(question.question(), question.context(), learned));
    }

    @Override
    public ValidationMetrics metrics(List<Example> examples) {
        QuestionAnswering reading = new QuestionAnswering(encoder.tokenizer(), encoder.maxTokens());
        AnswerScores scores = new AnswerScores(
                reading,
                example -> windows(example).stream()
                        .map(QuestionRows.Window::encoding)
                        .toList());
        return answers -> scores.of(examples, answers);
    }

    @Override
    public void close() {
        encoder.close();
    }
}
