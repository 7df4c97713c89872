package io.ashlar.metrics.answers;

/** One question's best value over its right answers, each in [0, 1]. */
public record AnswerScore(double exactMatch, double f1) {}
