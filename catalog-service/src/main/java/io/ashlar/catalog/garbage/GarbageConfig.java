package io.ashlar.catalog.garbage;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How the artifact store is kept clean. */
@ConfigMapping(prefix = "ashlar.catalog.garbage")
interface GarbageConfig {
    /** How often it is looked for garbage; {@code off} for only by request. */
    String every();

    /** How long what nothing refers to is kept, counted from when it was stored or its version was deleted. */
    Duration grace();
}
