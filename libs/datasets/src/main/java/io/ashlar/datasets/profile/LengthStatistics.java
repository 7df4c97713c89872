package io.ashlar.datasets.profile;

/** Lengths of the texts of a column in characters (Unicode code points); nulls do not count. */
public record LengthStatistics(long min, double mean, long max) {}
