package io.ashlar.models;

import io.ashlar.models.families.Head;
import io.ashlar.models.running.Packing;
import io.ashlar.models.running.TextRunner;
import io.ashlar.models.tasks.QuestionAnswering;
import io.ashlar.models.tasks.TokenClassification;
import io.ashlar.models.tokenizers.Encoding;
import io.ashlar.models.tokenizers.TextTokenizer;
import java.util.List;

/**
 * A model that answers for every token: logits (tokens, labels), or (tokens, 2) for where an answer begins and ends. A
 * long input becomes several encodings, which its task's {@code windows} makes and whose logits it puts together.
 */
public final class TokenModel implements TextModel<float[][]> {
    private final TextRunner runner;

    TokenModel(TextRunner runner) {
        this.runner = runner;
    }

    public TextTokenizer tokenizer() {
        return runner.tokenizer();
    }

    /** The task's rule, for a model opened with {@link TextModels#openTokenClassification}. */
    public TokenClassification tokenClassification() {
        ModelSummary summary = summary();
        return new TokenClassification(tokenizer(), summary.labels(), summary.maxSequenceLength());
    }

    /** The task's rule, for a model opened with {@link TextModels#openQuestionAnswering}. */
    public QuestionAnswering questionAnswering() {
        return new QuestionAnswering(tokenizer(), summary().maxSequenceLength());
    }

    @Override
    public ModelSummary summary() {
        return runner.summary();
    }

    @Override
    public Encoding encode(TextInput input) {
        return runner.encode(input);
    }

    @Override
    public List<float[][]> predict(List<Encoding> batch) {
        return runner.predict(batch, Packing.Rows.of(Head.TOKEN_CLASSIFICATION));
    }

    @Override
    public void warmUp() {
        runner.warmUp(Packing.Rows.of(Head.TOKEN_CLASSIFICATION));
    }

    @Override
    public void close() {
        runner.close();
    }
}
