package io.ashlar.models.tasks;

/** A label and what the model gives it. */
public record LabelScore(String label, double score) {}
