package io.ashlar.models.images;

/**
 * Resizes as Pillow 13 does on 8-bit channels: weights in fixed point of 22 bits, along rows and along columns, each
 * pass rounded; smaller pictures are filtered over all the pixels they stand for. Columns come first where that saves
 * many rows: the order shows in single levels.
 */
final class Resizer {
    private static final int PRECISION = 22;

    private Resizer() {}

    static RgbImage resize(RgbImage image, int width, int height, Resampling filter) {
        if (image.width() == width && image.height() == height) {
            return image;
        }
        if (filter == Resampling.NEAREST) {
            return nearest(image, width, height);
        }
        int fewerRows = image.height() - height;
        boolean columnsFirst = fewerRows > 0 && fewerRows > 2 * (image.width() - width);
        return columnsFirst
                ? rows(columns(image, height, filter), width, filter)
                : columns(rows(image, width, filter), height, filter);
    }

    private static RgbImage rows(RgbImage image, int width, Resampling filter) {
        return image.width() == width ? image : rows(image, Weights.of(image.width(), width, filter));
    }

    private static RgbImage columns(RgbImage image, int height, Resampling filter) {
        return image.height() == height ? image : columns(image, Weights.of(image.height(), height, filter));
    }

    private static RgbImage nearest(RgbImage image, int width, int height) {
        RgbImage resized = RgbImage.black(width, height);
        int[] xs = nearest(image.width(), width);
        int[] ys = nearest(image.height(), height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int from = (ys[y] * image.width() + xs[x]) * RgbImage.CHANNELS;
                int to = (y * width + x) * RgbImage.CHANNELS;
                System.arraycopy(image.pixels(), from, resized.pixels(), to, RgbImage.CHANNELS);
            }
        }
        return resized;
    }

    /** The positions are summed up, not multiplied: Pillow's rounding of them is part of the answer. */
    private static int[] nearest(int from, int to) {
        int[] nearest = new int[to];
        double step = (double) from / to;
        double position = step * 0.5;
        for (int i = 0; i < to; i++, position += step) {
            nearest[i] = Math.min(from - 1, (int) position);
        }
        return nearest;
    }

    private static RgbImage rows(RgbImage image, Weights weights) {
        RgbImage resized = RgbImage.black(weights.size(), image.height());
        byte[] pixels = image.pixels();
        for (int y = 0, at = 0; y < image.height(); y++) {
            int row = y * image.width() * RgbImage.CHANNELS;
            for (int x = 0; x < resized.width(); x++) {
                int[] taps = weights.taps()[x];
                int first = row + weights.first()[x] * RgbImage.CHANNELS;
                for (int channel = 0; channel < RgbImage.CHANNELS; channel++) {
                    int sum = 1 << PRECISION - 1;
                    for (int k = 0, from = first + channel; k < taps.length; k++, from += RgbImage.CHANNELS) {
                        sum += (pixels[from] & 0xff) * taps[k];
                    }
                    resized.pixels()[at++] = clipped(sum);
                }
            }
        }
        return resized;
    }

    private static RgbImage columns(RgbImage image, Weights weights) {
        RgbImage resized = RgbImage.black(image.width(), weights.size());
        byte[] pixels = image.pixels();
        int stride = image.width() * RgbImage.CHANNELS;
        int[] sums = new int[stride];
        for (int y = 0, at = 0; y < resized.height(); y++) {
            int[] taps = weights.taps()[y];
            java.util.Arrays.fill(sums, 1 << PRECISION - 1);
            for (int k = 0; k < taps.length; k++) {
                int row = (weights.first()[y] + k) * stride;
                for (int i = 0; i < stride; i++) {
                    sums[i] += (pixels[row + i] & 0xff) * taps[k];
                }
            }
            for (int sum : sums) {
                resized.pixels()[at++] = clipped(sum);
            }
        }
        return resized;
    }

    private static byte clipped(int sum) {
        return (byte) Math.max(0, Math.min(255, sum >> PRECISION));
    }

    /** For every target pixel the first source pixel that counts, and the weights of it and those after it. */
    private record Weights(int[] first, int[][] taps) {
        static Weights of(int from, int to, Resampling filter) {
            double scale = (double) from / to;
            double stretch = Math.max(scale, 1);
            double support = filter.support() * stretch;
            int[] first = new int[to];
            int[][] taps = new int[to][];
            for (int i = 0; i < to; i++) {
                double center = (i + 0.5) * scale;
                first[i] = Math.max(0, (int) (center - support + 0.5));
                int count = Math.min(from, (int) (center + support + 0.5)) - first[i];
                taps[i] = taps(filter, first[i] - center, count, 1 / stretch);
            }
            return new Weights(first, taps);
        }

        private static int[] taps(Resampling filter, double offset, int count, double shrink) {
            double[] weights = new double[count];
            double sum = 0;
            for (int k = 0; k < count; k++) {
                weights[k] = filter.weight((k + offset + 0.5) * shrink);
                sum += weights[k];
            }
            int[] fixed = new int[count];
            for (int k = 0; k < count; k++) {
                double weight = (sum == 0 ? weights[k] : weights[k] / sum) * (1 << PRECISION);
                fixed[k] = (int) (weight < 0 ? weight - 0.5 : weight + 0.5);
            }
            return fixed;
        }

        int size() {
            return first.length;
        }
    }
}
