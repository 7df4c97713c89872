package io.ashlar.models.tasks.generation;

/** A text that is to be scored as it stands, with what of it each token is. */
record ScoredPrompt(Scoring scoring, TextShares shares) {}
