package io.ashlar.models;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;

/** What {@code make_vision_fixtures.py} and {@code make_diffusion_fixtures.py} in {@code src/test/python} made. */
public final class VisionFixtures {
    private VisionFixtures() {}

    /** A folder or file below {@code vision}. */
    public static Path vision(String name) {
        return resource("vision/" + name);
    }

    /** A folder or file below {@code diffusion}. */
    public static Path diffusion(String name) {
        return resource("diffusion/" + name);
    }

    private static Path resource(String name) {
        try {
            return Path.of(Objects.requireNonNull(VisionFixtures.class.getResource(name))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
