package io.ashlar.models.families.encoderdecoders;

import io.ashlar.models.families.Family;
import java.util.List;

/** Every family of encoder-decoders. */
public final class EncoderDecoders {
    /** The families, each once. */
    public static final List<Family> ALL =
            List.of(new T5(), new Bart(), new MBart(), new Marian(), new M2M100(), new Pegasus());

    private EncoderDecoders() {}
}
