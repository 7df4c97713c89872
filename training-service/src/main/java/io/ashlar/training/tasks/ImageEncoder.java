package io.ashlar.training.tasks;

import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.LinearForm;
import io.ashlar.models.families.Families;
import io.ashlar.models.families.ModelConfig;
import io.ashlar.models.images.ImagePreprocessor;
import io.ashlar.models.images.PixelValues;
import io.ashlar.models.training.data.ImageRow;
import io.ashlar.models.training.data.TrainingRow;
import io.ashlar.models.training.loop.ValidationMetrics;
import io.ashlar.models.training.objectives.ImageClassificationObjective;
import io.ashlar.models.training.objectives.LossFunction;
import io.ashlar.models.training.recipe.Recipe;
import io.ashlar.training.data.Examples;
import io.ashlar.training.rows.Example;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Pictures with a label, each read when its batch is. */
record ImageEncoder(ImageClassificationObjective objective, ImagePreprocessor preprocessor) implements TaskEncoder {
    static ImageEncoder open(Path base, Recipe recipe, Examples examples) {
        ImageClassificationObjective objective = new ImageClassificationObjective(
                examples.labels(),
                LossFunction.SINGLE_LABEL,
                recipe.taskOptions().augmentation());
        ModelConfig config = ModelConfig.read(base);
        Families.architecture(config, objective.head(), new Blocks(LinearForm.PLAIN)); // refuses what reads no pictures
        return new ImageEncoder(objective, ImagePreprocessor.open(base, config.modelType()));
    }

    @Override
    public List<TrainingRow> rows(String part, List<Example> examples) {
        return EncodedRows.of(part, examples, example -> {
            Example.Image image = (Example.Image) example;
            Path file = Path.of(image.file());
            return List.of(new ImageRow(
                    new Stored(file, preprocessor),
                    ClassTarget.of(objective.labels(), image.labels(), LossFunction.SINGLE_LABEL)));
        });
    }

    /** A picture in a file whose name is its hash. */
    private record Stored(Path file, ImagePreprocessor preprocessor) implements ImageRow.Picture {
        @Override
        public PixelValues read() {
            try {
                return preprocessor.prepare(Files.readAllBytes(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String identity() {
            return file.getFileName().toString();
        }
    }

    @Override
    public ValidationMetrics metrics(List<Example> examples) {
        return ValidationMetrics.ofRows(logits -> LabelScores.of(objective.labels(), examples, logits));
    }
}
