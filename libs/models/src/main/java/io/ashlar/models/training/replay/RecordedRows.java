package io.ashlar.models.training.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.models.TextInput;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.ModelConfig;
import io.ashlar.models.images.ImagePreprocessor;
import io.ashlar.models.images.PixelValues;
import io.ashlar.models.training.TrainedTasks;
import io.ashlar.models.training.data.GenerationRows;
import io.ashlar.models.training.data.ImageRow;
import io.ashlar.models.training.data.PackedRow;
import io.ashlar.models.training.data.QuestionRows;
import io.ashlar.models.training.data.RowEncoder;
import io.ashlar.models.training.data.TextRow;
import io.ashlar.models.training.data.TrainingRow;
import io.ashlar.models.training.objectives.ImageClassificationObjective;
import io.ashlar.models.training.objectives.LossFunction;
import io.ashlar.models.training.objectives.Objective;
import io.ashlar.models.training.objectives.QuestionAnsweringObjective;
import io.ashlar.models.training.objectives.TextClassificationObjective;
import io.ashlar.models.training.objectives.TextGenerationObjective;
import io.ashlar.models.training.objectives.TokenClassificationObjective;
import io.ashlar.models.training.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of a recorded run, encoded by our tokenizer and checked against the recorded ids and labels. */
final class RecordedRows implements TrainedTasks<RecordedRows.Material, IOException> {
    private final RecordedRun run;
    private final Recipe recipe;
    private final ModelConfig config;

    RecordedRows(RecordedRun run, Recipe recipe) {
        this.run = run;
        this.recipe = recipe;
        this.config = ModelConfig.read(run.model());
    }

    /** What is learned, and from which rows. */
    record Material(Objective objective, List<TrainingRow> train, List<TrainingRow> validation) {}

    Material read() throws IOException {
        return of(run.task());
    }

    /** Makes a row of what a file says. */
    private interface Reading {
        List<? extends TrainingRow> rows(JsonNode row) throws IOException;
    }

    private Material material(Objective objective, Reading reading) throws IOException {
        List<TrainingRow> train = all("train", reading);
        RecordedFeatures.check(train, run.golden());
        return new Material(objective, train, all("eval", reading));
    }

    private List<TrainingRow> all(String part, Reading reading) throws IOException {
        List<TrainingRow> rows = new ArrayList<>();
        for (JsonNode row : run.rows(part)) {
            rows.addAll(reading.rows(row));
        }
        return rows;
    }

    private RowEncoder encoder(Head head) {
        return RowEncoder.open(run.model(), head, recipe.batches().maxSequenceLength());
    }

    private LossFunction loss() throws IOException {
        String type = config.toJson().path("problem_type").asText("");
        if (type.equals(LossFunction.REGRESSION.problemType())) {
            return LossFunction.REGRESSION;
        }
        return run.rows("train").get(0).has("labels") ? LossFunction.MULTI_LABEL : LossFunction.SINGLE_LABEL;
    }

    @Override
    public Material textClassification() throws IOException {
        LossFunction loss = loss();
        List<String> labels = config.labels();
        try (RowEncoder encoder = encoder(Head.TEXT_CLASSIFICATION)) {
            return material(new TextClassificationObjective(labels, loss), row -> {
                JsonNode pair = row.get("text_pair");
                TextInput input = new TextInput(row.path("text").textValue(), pair == null ? null : pair.textValue());
                return List.of(encoder.encode(input, target(row, labels, loss)));
            });
        }
    }

    private static float[] target(JsonNode row, List<String> labels, LossFunction loss) {
        switch (loss) {
            case SINGLE_LABEL:
                return new float[] {labels.indexOf(row.path("label").asText())};
            case REGRESSION:
                return new float[] {row.path("label").floatValue()};
            default:
                float[] several = new float[labels.size()];
                row.path("labels").forEach(label -> several[labels.indexOf(label.asText())] = 1);
                return several;
        }
    }

    @Override
    public Material tokenClassification() throws IOException {
        List<String> labels = config.labels();
        boolean all = recipe.taskOptions().labelAllPieces();
        try (RowEncoder encoder = encoder(Head.TOKEN_CLASSIFICATION)) {
            return material(
                    new TokenClassificationObjective(labels),
                    row -> List.of(encoder.encodeWords(
                            texts(row.path("tokens")),
                            RowEncoder.numbers(texts(row.path("tags")), labels),
                            labels,
                            all)));
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    @Override
    public Material questionAnswering() throws IOException {
        long padding = run.recipe().path("padding").path("padTokenId").asLong(0);
        try (RowEncoder encoder = encoder(Head.QUESTION_ANSWERING)) {
            QuestionRows questions =
                    new QuestionRows(encoder, recipe.taskOptions().docStride());
            return material(
                    new QuestionAnsweringObjective(padding),
                    row -> questions.windows(question(row)).stream()
                            .map(QuestionRows.Window::row)
                            .toList());
        }
    }

    private static QuestionRows.Question question(JsonNode row) {
        JsonNode texts = row.path("answers").path("text");
        Optional<QuestionRows.Question.Answer> answer = texts.isEmpty()
                ? Optional.empty()
                : Optional.of(new QuestionRows.Question.Answer(
                        texts.get(0).asText(),
                        row.path("answers").path("answer_start").get(0).asInt()));
        return new QuestionRows.Question(
                row.path("question").asText(), row.path("context").asText(), answer);
    }

    @Override
    public Material summarization() throws IOException {
        return new RecordedPairs(run, recipe).read();
    }

    @Override
    public Material translation() throws IOException {
        return new RecordedPairs(run, recipe).read();
    }

    @Override
    public Material textGeneration() throws IOException {
        Objective objective = new TextGenerationObjective();
        try (RowEncoder encoder = encoder(objective.head())) {
            long end = config.toJson().path("eos_token_id").asLong();
            GenerationRows rows =
                    new GenerationRows(encoder, end, recipe.taskOptions().lossOnAll());
            Material single = material(
                    objective,
                    row -> List.of(rows.completion(
                            row.path("prompt").asText(), row.path("completion").asText())));
            JsonNode packs = run.recipe().path("packs");
            return packs.isArray()
                    ? new Material(
                            objective,
                            packed(single.train(), packs),
                            packed(single.validation(), run.recipe().path("evalPacks")))
                    : single;
        }
    }

    private static List<TrainingRow> packed(List<TrainingRow> rows, JsonNode packs) {
        List<TrainingRow> packed = new ArrayList<>();
        for (JsonNode pack : packs) {
            List<TextRow> texts = new ArrayList<>();
            pack.forEach(number -> texts.add((TextRow) rows.get(number.intValue())));
            packed.add(new PackedRow(texts));
        }
        return packed;
    }

    @Override
    public Material imageClassification() throws IOException {
        LossFunction loss = loss();
        List<String> labels = config.labels();
        ImagePreprocessor preprocessor = ImagePreprocessor.open(run.model(), config.modelType());
        return material(
                new ImageClassificationObjective(
                        labels, loss, recipe.taskOptions().augmentation()),
                row -> {
                    Path file = run.folder().resolve(row.path("image").asText());
                    PixelValues pixels = preprocessor.prepare(Files.readAllBytes(file));
                    return List.of(new ImageRow(new Kept(pixels, file.toString()), target(row, labels, loss)));
                });
    }

    /** A picture that stays in memory. */
    private record Kept(PixelValues read, String identity) implements ImageRow.Picture {}
}
