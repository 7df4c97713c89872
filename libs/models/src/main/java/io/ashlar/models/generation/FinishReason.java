package io.ashlar.models.generation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a sequence ended. */
public enum FinishReason {
    /** An end token or a stop string came. */
    STOP,
    /** There was room for no more tokens, or no more time. */
    LENGTH,
    /** The listener wanted no more. */
    CANCELLED;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
