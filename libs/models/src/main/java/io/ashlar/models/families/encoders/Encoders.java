package io.ashlar.models.families.encoders;

import io.ashlar.models.families.Family;
import java.util.List;

/** Every family of text encoders. */
public final class Encoders {
    /** The families, each once. */
    public static final List<Family> ALL = List.of(
            new Bert(),
            new Roberta(),
            new DistilBert(),
            new Electra(),
            new Albert(),
            new MpNet(),
            new Deberta(),
            new ModernBert());

    private Encoders() {}
}
