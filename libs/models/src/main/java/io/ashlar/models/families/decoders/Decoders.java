package io.ashlar.models.families.decoders;

import io.ashlar.models.families.Family;
import java.util.List;

/** Every family of decoder-only language models. */
public final class Decoders {
    /** The families, each once. */
    public static final List<Family> ALL = List.of(new Gpt2(), new Llama());

    private Decoders() {}
}
