package io.ashlar.models.training.objectives;

import static org.assertj.core.api.Assertions.assertThat;

import io.ashlar.models.images.PixelValues;
import io.ashlar.models.training.data.ImageRow;
import io.ashlar.models.training.recipe.TaskOptions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class VariedPictureTest {
    private static final PixelValues PIXELS = new PixelValues(1, 3, new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9});

    private record Kept(PixelValues read, String identity) implements ImageRow.Picture {}

    private static final Kept PICTURE = new Kept(PIXELS, "a");

    @Test
    void shouldMirrorEachChannel() {
        VariedPicture mirrored = new VariedPicture(PICTURE, true, 0, 0, 1, 1);

        assertThat(mirrored.read().values()).containsExactly(3, 2, 1, 6, 5, 4, 9, 8, 7);
    }

    @Test
    void shouldEnlargeAPart() {
        float[] part =
                new VariedPicture(PICTURE, false, 0, 2.0 / 3, 1, 1.0 / 3).read().values();

        assertThat(part[1]).isEqualTo(3);
        assertThat(part[2]).isEqualTo(3);
        assertThat(part[4]).isEqualTo(6);
    }

    @Test
    void shouldVaryRowsBySeedAndLeaveThemAloneWhereNothingIsAsked() {
        ImageRow row = new ImageRow(PICTURE, new float[] {0});
        Set<Float> firsts = new HashSet<>();
        for (int seed = 0; seed < 20; seed++) {
            firsts.add(first(objective(true), row, seed));
            assertThat(first(objective(true), row, seed)).isEqualTo(first(objective(true), row, seed));
        }

        assertThat(firsts).containsExactlyInAnyOrder(1f, 3f);
        assertThat(objective(false).varied(List.of(row), 1)).containsExactly(row);
        VariedPicture cropped =
                VariedPicture.of(PICTURE, new TaskOptions.Augmentation(false, true), new SplittableRandom(4));
        assertThat(cropped.height() * cropped.width()).isBetween(0.08, 1.0);
    }

    private static float first(ImageClassificationObjective objective, ImageRow row, long seed) {
        ImageRow varied = (ImageRow) objective.varied(List.of(row), seed).get(0);
        return varied.picture().read().values()[0];
    }

    private static ImageClassificationObjective objective(boolean flip) {
        return new ImageClassificationObjective(
                List.of("a"), LossFunction.SINGLE_LABEL, new TaskOptions.Augmentation(flip, false));
    }
}
