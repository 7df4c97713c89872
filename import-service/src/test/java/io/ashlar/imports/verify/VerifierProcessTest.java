package io.ashlar.imports.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.contracts.Task;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.contracts.requests.ExpectedOutputs;
import io.ashlar.contracts.requests.ExpectedOutputs.Example;
import io.ashlar.models.ModelSummary;
import io.ashlar.models.OpenOptions;
import io.ashlar.models.Precision;
import io.ashlar.models.TextInput;
import io.ashlar.models.TextModel;
import io.ashlar.models.TextModels;
import io.ashlar.testing.models.TinyModel.Family;
import io.ashlar.testing.models.TinyModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifierProcessTest {
    private static final VerifierProcess.Started UNHURT = kill -> {};

    @TempDir
    Path folder;

    @Test
    void shouldTellWhatItLoaded() {
        TinyModels.classifier(folder, Family.BERT, "bad", "good");

        ModelSummary summary = verify(null);

        assertThat(summary.family()).isEqualTo("bert");
        assertThat(summary.labels()).containsExactly("bad", "good");
        assertThat(summary.parameters()).isPositive();
        assertThat(summary.newWeights()).isEmpty();
    }

    @Test
    void shouldTellWhichWeightsAreNew() {
        TinyModels.bert(folder);

        assertThat(verify(null).newWeights()).isNotEmpty();
    }

    @Test
    void shouldNameTheWeightThatIsMissing() throws IOException {
        TinyModels.classifier(folder, Family.BERT, "bad", "good");
        Path config = folder.resolve("config.json");
        Files.writeString(
                config,
                Files.readString(config).replaceAll("\"num_hidden_layers\"\\s*:\\s*2", "\"num_hidden_layers\": 3"));

        assertThatThrownBy(() -> verify(null))
                .hasMessageContaining("layer.2")
                .extracting(e -> ((ProblemException) e).code())
                .isEqualTo(ProblemCode.MODEL_WEIGHT_MISSING);
    }

    @Test
    void shouldHoldTheOutputsAgainstTheExpectedOnes() {
        TinyModels.classifier(folder, Family.DISTILBERT, "bad", "good");
        List<Double> logits = logits("a quiet day", "and a loud one");

        verify(expecting(logits));

        assertThatThrownBy(() -> verify(expecting(List.of(logits.get(0), logits.get(1) + 0.01))))
                .hasMessageContaining("logit 1 differs")
                .extracting(e -> ((ProblemException) e).code())
                .isEqualTo(ProblemCode.MODEL_OUTPUT_MISMATCH);
        assertThatThrownBy(() -> verify(expecting(List.of(0.0))))
                .hasMessageContaining("2 logits")
                .extracting(e -> ((ProblemException) e).code())
                .isEqualTo(ProblemCode.MODEL_OUTPUT_MISMATCH);
    }

    @Test
    void shouldOutliveAWorkerThatIsKilled() {
        TinyModels.bert(folder);

        assertThatThrownBy(() -> worker(List.of())
                        .verify(new VerificationRequest(folder.toString(), Task.FILL_MASK, null), Runnable::run))
                .hasMessageContaining("exit code 137")
                .extracting(e -> ((ProblemException) e).code())
                .isEqualTo(ProblemCode.WORKER_FAILED);
    }

    @Test
    void shouldEndAWorkerThatTakesTooLong() {
        TinyModels.bert(folder);

        assertThatThrownBy(() -> VerifierProcess.ofThisService(List.of(), Duration.ofMillis(1))
                        .verify(new VerificationRequest(folder.toString(), Task.FILL_MASK, null), UNHURT))
                .hasMessageContaining("after PT0.001S")
                .extracting(e -> ((ProblemException) e).code())
                .isEqualTo(ProblemCode.WORKER_FAILED);
    }

    @Test
    void shouldSayThatTheWorkerHadNotEnoughMemory() {
        TinyModels.bert(folder);

        assertThatThrownBy(() -> worker(List.of("-Xmx4m", "-XX:+UseSerialGC"))
                        .verify(new VerificationRequest(folder.toString(), Task.FILL_MASK, null), UNHURT))
                .extracting(e -> ((ProblemException) e).code())
                .isEqualTo(ProblemCode.OUT_OF_MEMORY);
    }

    private ModelSummary verify(@Nullable ExpectedOutputs expected) {
        return worker(List.of())
                .verify(new VerificationRequest(folder.toString(), Task.TEXT_CLASSIFICATION, expected), UNHURT);
    }

    private static VerifierProcess worker(List<String> options) {
        return VerifierProcess.ofThisService(options, Duration.ofMinutes(5));
    }

    private static ExpectedOutputs expecting(List<Double> logits) {
        return new ExpectedOutputs(List.of(new Example("a quiet day", "and a loud one", logits)), null);
    }

    private List<Double> logits(String text, String textPair) {
        try (TextModel<float[]> model = TextModels.openTextClassification(folder, OpenOptions.of(Precision.FP32))) {
            List<Double> logits = new ArrayList<>();
            for (float logit : model.predict(List.of(model.encode(new TextInput(text, textPair))))
                    .get(0)) {
                logits.add((double) logit);
            }
            return logits;
        }
    }
}
