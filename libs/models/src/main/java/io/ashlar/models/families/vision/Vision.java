package io.ashlar.models.families.vision;

import io.ashlar.models.families.Family;
import java.util.List;

/** Every family of vision models. */
public final class Vision {
    /** The families, each once. */
    public static final List<Family> ALL =
            List.of(new Vit(), new Deit(), new Beit(), new Dinov2(), new Swin(), new ConvNext(), new ResNet());

    private Vision() {}
}
