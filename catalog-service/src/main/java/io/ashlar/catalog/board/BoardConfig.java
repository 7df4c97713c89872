package io.ashlar.catalog.board;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** How the board works. */
@ConfigMapping(prefix = "ashlar.board")
interface BoardConfig {
    /** How often a followed job is looked up. */
    Duration followInterval();

    /**
     * The services by short name ({@code import}, {@code training}, …): asked for their jobs when the board is rebuilt.
     */
    Map<String, URI> services();

    /** How long one page of a service's list may take. */
    Duration rebuildTimeout();
}
