package io.ashlar.benchmarks.training;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Task;
import io.ashlar.models.TextInput;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.ModelConfig;
import io.ashlar.models.images.ImagePreprocessor;
import io.ashlar.models.images.PixelValues;
import io.ashlar.models.training.TrainedTasks;
import io.ashlar.models.training.data.GenerationRows;
import io.ashlar.models.training.data.ImageRow;
import io.ashlar.models.training.data.PairLanguages;
import io.ashlar.models.training.data.PairRows;
import io.ashlar.models.training.data.QuestionRows;
import io.ashlar.models.training.data.RowEncoder;
import io.ashlar.models.training.data.TrainingRow;
import io.ashlar.models.training.loop.ValidationMetrics;
import io.ashlar.models.training.objectives.ImageClassificationObjective;
import io.ashlar.models.training.objectives.LossFunction;
import io.ashlar.models.training.objectives.Objective;
import io.ashlar.models.training.objectives.QuestionAnsweringObjective;
import io.ashlar.models.training.objectives.TargetWritingObjective;
import io.ashlar.models.training.objectives.TextClassificationObjective;
import io.ashlar.models.training.objectives.TextGenerationObjective;
import io.ashlar.models.training.objectives.TokenClassificationObjective;
import io.ashlar.models.training.recipe.TaskOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Encodes the rows of each task for the model of a package. */
record QualityCases(
        Path base, QualityColumns columns, List<JsonNode> train, List<JsonNode> test, Path pictures, int maxTokens)
        implements TrainedTasks<QualityData, IOException> {
    private static final int STRIDE = 64;

    /** How a row of a file becomes rows of a training. */
    private interface Encoding {
        List<? extends TrainingRow> of(JsonNode row) throws IOException;
    }

    private QualityData data(Objective objective, String metric, ValidationMetrics metrics, Encoding encoding)
            throws IOException {
        return new QualityData(objective, rows(train, encoding), rows(test, encoding), metric, metrics);
    }

    private static List<TrainingRow> rows(List<JsonNode> rows, Encoding encoding) throws IOException {
        List<TrainingRow> encoded = new ArrayList<>();
        for (JsonNode row : rows) {
            encoded.addAll(encoding.of(row));
        }
        return encoded;
    }

    private RowEncoder encoder(Head head) {
        return RowEncoder.open(base, head, maxTokens);
    }

    @Override
    public QualityData textClassification() throws IOException {
        List<String> labels = columns.labels(train);
        boolean several = columns.labelOf(train.get(0)).isArray();
        LossFunction loss = several ? LossFunction.MULTI_LABEL : LossFunction.SINGLE_LABEL;
        try (RowEncoder encoder = encoder(Head.TEXT_CLASSIFICATION)) {
            QualityMetrics.Labelled labelled = new QualityMetrics.Labelled(test, columns, labels);
            return data(
                    new TextClassificationObjective(labels, loss),
                    several ? "f1_micro" : "accuracy",
                    several ? labelled::several : labelled::one,
                    row -> List.of(encoder.encode(
                            new TextInput(columns.textOf(row).asText(), columns.pairOf(row)),
                            target(row, labels, several))));
        }
    }

    private float[] target(JsonNode row, List<String> labels, boolean several) {
        if (!several) {
            return new float[] {labels.indexOf(columns.labelOf(row).asText())};
        }
        float[] target = new float[labels.size()];
        for (String label : QualityColumns.texts(columns.labelOf(row))) {
            int number = labels.indexOf(label);
            if (number >= 0) { // a label of a test row that no training row has cannot be learned
                target[number] = 1;
            }
        }
        return target;
    }

    @Override
    public QualityData tokenClassification() throws IOException {
        List<String> labels = columns.labels(train);
        try (RowEncoder encoder = encoder(Head.TOKEN_CLASSIFICATION)) {
            Encoding encoding = row -> List.of(encoder.encodeWords(
                    QualityColumns.texts(columns.textOf(row)),
                    RowEncoder.numbers(QualityColumns.texts(columns.labelOf(row)), labels),
                    labels,
                    false));
            List<TrainingRow> tested = rows(test, encoding);
            return data(
                    new TokenClassificationObjective(labels),
                    "f1",
                    answers -> QualityMetrics.entities(labels, tested, answers),
                    encoding);
        }
    }

    @Override
    public QualityData questionAnswering() throws IOException {
        RowEncoder encoder = encoder(Head.QUESTION_ANSWERING); // the metrics read answers with it
        QuestionRows questions = new QuestionRows(encoder, STRIDE);
        return data(
                new QuestionAnsweringObjective(-1),
                "f1",
                answers -> new QualityMetrics.Answered(test, encoder, questions).of(answers),
                row -> questions.windows(QualityMetrics.Answered.question(row)).stream()
                        .map(QuestionRows.Window::row)
                        .toList());
    }

    @Override
    public QualityData textGeneration() throws IOException {
        Objective objective = new TextGenerationObjective();
        long end = ModelConfig.read(base).toJson().path("eos_token_id").asLong();
        try (RowEncoder encoder = encoder(objective.head())) {
            GenerationRows texts = new GenerationRows(encoder, end, false);
            return data(objective, QualityData.LOSS, ValidationMetrics.none(), row -> {
                String more = columns.pairOf(row);
                String prompt = columns.textOf(row).asText() + (more == null || more.isEmpty() ? "" : "\n" + more);
                return List.of(
                        texts.completion(prompt + "\n", columns.labelOf(row).asText()));
            });
        }
    }

    @Override
    public QualityData summarization() throws IOException {
        return pairs(Task.SUMMARIZATION);
    }

    @Override
    public QualityData translation() throws IOException {
        return pairs(Task.TRANSLATION);
    }

    private QualityData pairs(Task task) throws IOException {
        PairRows.Settings settings = new PairRows.Settings(
                "", new PairLanguages.Names(Optional.empty(), Optional.empty()), maxTokens, maxTokens);
        try (PairRows pairs = PairRows.open(base, settings)) {
            return data(
                    TargetWritingObjective.of(task, ModelConfig.read(base)),
                    QualityData.LOSS,
                    ValidationMetrics.none(),
                    row -> List.of(pairs.encode(
                            columns.textOf(row).asText(), columns.labelOf(row).asText())));
        }
    }

    @Override
    public QualityData imageClassification() throws IOException {
        List<String> labels = columns.labels(train);
        ImagePreprocessor preprocessor =
                ImagePreprocessor.open(base, ModelConfig.read(base).modelType());
        QualityMetrics.Labelled labelled = new QualityMetrics.Labelled(test, columns, labels);
        return data(
                new ImageClassificationObjective(
                        labels, LossFunction.SINGLE_LABEL, new TaskOptions.Augmentation(false, false)),
                "accuracy",
                labelled::one,
                row -> {
                    Path file = pictures.resolve(columns.textOf(row).asText());
                    PixelValues pixels = preprocessor.prepare(Files.readAllBytes(file));
                    return List.of(new ImageRow(new Prepared(pixels, file.toString()), target(row, labels, false)));
                });
    }

    /** A picture that stays in memory. */
    private record Prepared(PixelValues read, String identity) implements ImageRow.Picture {}
}
