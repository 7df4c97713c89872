package io.ashlar.imports.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The Hub. */
@ConfigMapping(prefix = "ashlar.hub")
interface HubConfig {
    /** Its base address: any server with the Hub's API. */
    @WithDefault("https://huggingface.co")
    URI url();

    /** Used where a request has no token of its own; {@code ASHLAR_HUB_TOKEN} in the environment. */
    Optional<String> token();

    @WithDefault("10S")
    Duration connectTimeout();

    /** Until the headers of an answer are there. */
    @WithDefault("15S")
    Duration answerTimeout();

    /** Without a byte, after which a transfer counts as broken. */
    @WithDefault("30S")
    Duration stallTimeout();

    /** Attempts in a row without progress. */
    @WithDefault("5")
    int attempts();

    /** The pause before the second attempt; it doubles each time. */
    @WithDefault("PT0.5S")
    Duration firstPause();

    /** No further attempt begins after this long without progress. */
    @WithDefault("60S")
    Duration patience();

    @WithDefault("33554432")
    int maxListingBytes();

    @WithDefault("20000")
    int maxFiles();
}
