package io.ashlar.models.training.objectives;

import io.ashlar.models.images.PixelValues;
import io.ashlar.models.training.data.ImageRow;
import io.ashlar.models.training.recipe.TaskOptions;
import java.util.SplittableRandom;

/**
 * A prepared picture, mirrored or a part of it enlarged to its size: a part of 8 to 100 % of its area whose sides are
 * as 3 to 4 up to 4 to 3 (Szegedy et al. 2014), interpolated between its pixels.
 *
 * @param top of the part, and so on, as shares of the picture
 */
record VariedPicture(ImageRow.Picture picture, boolean mirrored, double top, double left, double height, double width)
        implements ImageRow.Picture {
    private static final int TRIES = 10;

    static VariedPicture of(ImageRow.Picture picture, TaskOptions.Augmentation augmentation, SplittableRandom random) {
        boolean mirrored = augmentation.flip() && random.nextBoolean();
        if (augmentation.crop()) {
            for (int i = 0; i < TRIES; i++) {
                double area = 0.08 + 0.92 * random.nextDouble();
                double ratio = Math.exp(Math.log(3 / 4.0) + random.nextDouble() * 2 * Math.log(4 / 3.0));
                double width = Math.sqrt(area * ratio);
                double height = Math.sqrt(area / ratio);
                if (width <= 1 && height <= 1) {
                    double top = random.nextDouble() * (1 - height);
                    return new VariedPicture(picture, mirrored, top, random.nextDouble() * (1 - width), height, width);
                }
            }
        }
        return new VariedPicture(picture, mirrored, 0, 0, 1, 1);
    }

    @Override
    public PixelValues read() {
        PixelValues whole = picture.read();
        int rows = whole.height();
        int columns = whole.width();
        float[] from = whole.values();
        float[] to = new float[from.length];
        for (int y = 0; y < rows; y++) {
            double sourceY = (y + 0.5) * height + top * rows - 0.5;
            for (int x = 0; x < columns; x++) {
                double sourceX = (x + 0.5) * width + left * columns - 0.5;
                int target = mirrored ? columns - 1 - x : x;
                for (int plane = 0; plane < from.length; plane += rows * columns) {
                    to[plane + y * columns + target] = between(from, plane, rows, columns, sourceY, sourceX);
                }
            }
        }
        return new PixelValues(rows, columns, to);
    }

    private static float between(float[] from, int plane, int rows, int columns, double y, double x) {
        double clampedY = Math.min(rows - 1, Math.max(0, y));
        double clampedX = Math.min(columns - 1, Math.max(0, x));
        int y0 = (int) clampedY;
        int x0 = (int) clampedX;
        int y1 = Math.min(rows - 1, y0 + 1);
        int x1 = Math.min(columns - 1, x0 + 1);
        double fy = clampedY - y0;
        double fx = clampedX - x0;
        double upper = from[plane + y0 * columns + x0] * (1 - fx) + from[plane + y0 * columns + x1] * fx;
        double lower = from[plane + y1 * columns + x0] * (1 - fx) + from[plane + y1 * columns + x1] * fx;
        return (float) (upper * (1 - fy) + lower * fy);
    }

    @Override
    public String identity() {
        return picture.identity();
    }
}
