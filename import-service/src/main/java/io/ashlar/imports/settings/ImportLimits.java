package io.ashlar.imports.settings;

import java.time.Duration;

/**
 * Times of an import job.
 *
 * @param keepParts how long staging keeps what nobody came back for
 * @param registration how long the catalog may take to answer
 */
public record ImportLimits(Duration keepParts, Duration registration) {}
