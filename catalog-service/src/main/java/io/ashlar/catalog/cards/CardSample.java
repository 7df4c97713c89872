package io.ashlar.catalog.cards;

import org.jspecify.annotations.Nullable;

/**
 * An input to try the model with, from the card's {@code widget}.
 *
 * @param title what it shows, where the author says so
 */
public record CardSample(@Nullable String title, String text) {}
