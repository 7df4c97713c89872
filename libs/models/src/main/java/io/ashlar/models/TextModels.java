package io.ashlar.models;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.families.Head;
import io.ashlar.models.running.Packing;
import io.ashlar.models.running.TextRunner;
import io.ashlar.models.tokenizers.Encoding;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** Opens package folders in Hub layout: {@code config.json}, safetensors, {@code tokenizer.json}. */
public final class TextModels {
    private TextModels() {}

    /** Logits, one a label. */
    public static TextModel<float[]> openTextClassification(Path folder, OpenOptions options) {
        TextRunner runner = TextRunner.open(folder, Head.TEXT_CLASSIFICATION, options);
        return new Opened<>(
                runner,
                runner.rows(),
                batch -> runner.predict(batch, runner.rows()).stream()
                        .map(rows -> rows[0])
                        .toList());
    }

    /** Logits, one a label, for every token. */
    public static TokenModel openTokenClassification(Path folder, OpenOptions options) {
        return new TokenModel(TextRunner.open(folder, Head.TOKEN_CLASSIFICATION, options));
    }

    /** Two logits for every token: that an answer begins there, and that one ends there. */
    public static TokenModel openQuestionAnswering(Path folder, OpenOptions options) {
        return new TokenModel(TextRunner.open(folder, Head.QUESTION_ANSWERING, options));
    }

    /** Logits of the vocabulary at every mask token; an input may have none, one or several. */
    public static FillMaskModel openFillMask(Path folder, OpenOptions options) {
        TextRunner runner = TextRunner.open(folder, Head.FILL_MASK, options);
        if (runner.tokenizer().maskId().isEmpty()) {
            runner.close();
            throw new ProblemException(
                    ProblemCode.MODEL_TASK_UNSUPPORTED,
                    "The package's tokenizer has no mask token, which fill-mask needs. "
                            + "Is mask_token in tokenizer_config.json?");
        }
        return new FillMaskModel(runner);
    }

    /** The hidden state of every token after the last layer: (tokens, width). */
    public static TextModel<float[][]> openFeatureExtraction(Path folder, OpenOptions options) {
        TextRunner runner = TextRunner.open(folder, Head.FEATURES, options);
        return new Opened<>(runner, Packing.Rows.ALL, batch -> runner.predict(batch, Packing.Rows.ALL));
    }

    private record Opened<R>(TextRunner runner, Packing.Rows rows, Function<List<Encoding>, List<R>> prediction)
            implements TextModel<R> {
        @Override
        public ModelSummary summary() {
            return runner.summary();
        }

        @Override
        public Encoding encode(TextInput input) {
            return runner.encode(input);
        }

        @Override
        public List<R> predict(List<Encoding> batch) {
            return prediction.apply(batch);
        }

        @Override
        public void warmUp() {
            runner.warmUp(rows);
        }

        @Override
        public void close() {
            runner.close();
        }
    }
}
