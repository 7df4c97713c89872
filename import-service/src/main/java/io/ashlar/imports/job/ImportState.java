package io.ashlar.imports.job;

import io.ashlar.contracts.catalog.ModelCandidate;
import org.jspecify.annotations.Nullable;

/**
 * What the next attempt begins from.
 *
 * @param commit what the revision stood for at the first attempt: a branch may move meanwhile
 * @param candidate the package, once it is verified and stored
 */
record ImportState(@Nullable String commit, @Nullable ModelCandidate candidate) {}
