package io.ashlar.models.families;

/**
 * What a vision model takes: pictures of this many channels. Other sizes than the trained one are taken by the models
 * that resize their positions, as long as a picture has one whole patch.
 *
 * @param height in pixels, as trained
 * @param width in pixels, as trained
 * @param smallest the least height and width
 * @param exact whether only the trained size is taken
 */
public record ImageInputs(int channels, int height, int width, int smallest, boolean exact) implements Inputs {}
