package io.ashlar.models.training.objectives;

import io.ashlar.contracts.Task;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.ModelConfig;
import io.ashlar.models.images.PixelValues;
import io.ashlar.models.training.data.BatchTensor;
import io.ashlar.models.training.data.ImageRow;
import io.ashlar.models.training.data.TrainingBatch;
import io.ashlar.models.training.data.TrainingRow;
import io.ashlar.models.training.recipe.TaskOptions;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A picture and its label, labels or value.
 *
 * @param labels names by number
 * @param augmentation of training pictures
 */
public record ImageClassificationObjective(
        List<String> labels, LossFunction loss, TaskOptions.Augmentation augmentation) implements Objective {
    public ImageClassificationObjective {
        labels = List.copyOf(labels);
    }

    @Override
    public Task task() {
        return Task.IMAGE_CLASSIFICATION;
    }

    @Override
    public Head head() {
        return Head.IMAGE_CLASSIFICATION;
    }

    @Override
    public ModelConfig configure(ModelConfig base) {
        return base.withLabels(labels, loss.problemType());
    }

    @Override
    public String script(Criterion criterion) {
        return ObjectiveScripts.text("outputs_pixels")
                + ObjectiveScripts.text("loss_expression").replace("$expression", loss.expression(criterion))
                + ObjectiveScripts.answers(true);
    }

    @Override
    public TrainingBatch batch(List<TrainingRow> rows, Architecture architecture, Criterion criterion) {
        List<ImageRow> images = images(rows);
        PixelValues first = images.get(0).picture().read();
        float[] pixels = new float[Math.multiplyExact(rows.size(), first.values().length)];
        for (int i = 0; i < images.size(); i++) {
            PixelValues picture = i == 0 ? first : images.get(i).picture().read();
            if (picture.height() != first.height() || picture.width() != first.width()) {
                throw new IllegalArgumentException("The pictures of a batch have different sizes");
            }
            System.arraycopy(picture.values(), 0, pixels, i * first.values().length, first.values().length);
        }
        long channels = first.values().length / ((long) first.height() * first.width());
        List<float[]> targets = images.stream().map(ImageRow::target).toList();
        return new TrainingBatch(
                List.of(new BatchTensor.Floats(
                        pixels, new long[] {rows.size(), channels, first.height(), first.width()})),
                ClassTargets.tensor(targets, loss),
                ClassTargets.items(targets, loss, criterion),
                rows.size(),
                rows.size(),
                TrainingBatch.Layout.onePerRow(rows.size()));
    }

    private static List<ImageRow> images(List<TrainingRow> rows) {
        return rows.stream().map(ImageRow.class::cast).toList();
    }

    @Override
    public List<TrainingRow> varied(List<TrainingRow> rows, long seed) {
        if (!augmentation.flip() && !augmentation.crop()) {
            return rows;
        }
        SplittableRandom random = new SplittableRandom(seed);
        return rows.stream()
                .<TrainingRow>map(row -> {
                    ImageRow image = (ImageRow) row;
                    return new ImageRow(VariedPicture.of(image.picture(), augmentation, random), image.target());
                })
                .toList();
    }

    @Override
    public long[] labelCounts(List<TrainingRow> rows) {
        return ClassTargets.counts(images(rows).stream().map(ImageRow::target).toList(), loss, labels.size());
    }

    @Override
    public boolean meansOfBatches(Criterion criterion) {
        return loss != LossFunction.SINGLE_LABEL || criterion.isWeighted();
    }

    @Override
    public String identity() {
        return task().wireName() + labels + loss.problemType();
    }
}
