package io.ashlar.contracts.catalog;

import org.jspecify.annotations.Nullable;

/**
 * Where a package came from.
 *
 * @param kind {@code hub}, {@code folder} or {@code fine-tuning}
 * @param repository the Hub id, the folder's name, or the base model's reference
 * @param commit the Hub's commit
 */
public record ModelSource(
        String kind, String repository, @Nullable String commit) {}
