package io.ashlar.models.images;

/** The middle of a picture; where it is smaller than that, it stands in the middle of black. */
record CenterCrop(int height, int width) {
    RgbImage of(RgbImage image) {
        RgbImage cropped = RgbImage.black(width, height);
        int top = start(image.height(), height);
        int left = start(image.width(), width);
        for (int y = Math.max(0, -top); y < height && y + top < image.height(); y++) {
            int first = Math.max(0, -left);
            int count = Math.min(width, image.width() - left) - first;
            System.arraycopy(
                    image.pixels(),
                    ((y + top) * image.width() + first + left) * RgbImage.CHANNELS,
                    cropped.pixels(),
                    (y * width + first) * RgbImage.CHANNELS,
                    count * RgbImage.CHANNELS);
        }
        return cropped;
    }

    /** The first source line of the crop; below 0 is black, the larger half of an odd margin before the picture. */
    private static int start(int size, int crop) {
        return Math.floorDiv(size - crop, 2);
    }
}
