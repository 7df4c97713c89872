package io.ashlar.metrics.translation;

import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an order without a match counts as (Chen and Cherry 2014). */
public enum BleuSmoothing {
    NONE("none", null),
    FLOOR("floor", 0.1),
    ADD_K("add-k", 1.0),
    EXP("exp", null);

    private final String wireName;
    private final @Nullable Double value;

    BleuSmoothing(String wireName, @Nullable Double value) {
        this.wireName = wireName;
        this.value = value;
    }

    /** By sacreBLEU's name. */
    public static BleuSmoothing named(String name) {
        return Stream.of(values())
                .filter(each -> each.wireName.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is not a smoothing of BLEU: one of "
                        + Stream.of(values()).map(each -> each.wireName).toList() + " is needed"));
    }

    /** The value where none is given; 0 for a method that takes none. */
    double defaultValue() {
        return value == null ? 0 : value;
    }

    String signature(double given) {
        return value == null ? wireName : wireName + String.format(Locale.ROOT, "[%.2f]", given);
    }
}
