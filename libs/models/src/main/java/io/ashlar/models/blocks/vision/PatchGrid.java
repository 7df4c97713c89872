package io.ashlar.models.blocks.vision;

/** A picture's size and how it is cut into patches. */
public record PatchGrid(long channels, long height, long width, long patchHeight, long patchWidth) {
    public long rows() {
        return height / patchHeight;
    }

    public long columns() {
        return width / patchWidth;
    }

    public long patches() {
        return rows() * columns();
    }
}
