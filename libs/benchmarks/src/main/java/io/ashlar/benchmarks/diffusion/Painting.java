package io.ashlar.benchmarks.diffusion;

import java.util.Map;

/** A picture that both make, of a pipeline whose weights are drawn by the peer. */
enum Painting {
    TINY("tiny", 10, 128),
    /**
     * A denoiser of the size of Stable Diffusion 1.5; text encoder and picture decoder are tiny, so that its step
     * counts.
     */
    TRUE_SIZE("true size", 1, 512);

    private final String title;
    private final int steps;
    private final int edge;

    Painting(String title, int steps, int edge) {
        this.title = title;
        this.steps = steps;
        this.edge = edge;
    }

    String title() {
        return title;
    }

    int steps() {
        return steps;
    }

    int edge() {
        return edge;
    }

    /** What a table calls it. */
    String caseName() {
        return title + ", " + edge + " x " + edge + ", steps: " + steps + ", fp32";
    }

    /** What the peer is told. */
    Map<String, Object> request() {
        return Map.of("model", title, "steps", steps, "edge", edge);
    }
}
