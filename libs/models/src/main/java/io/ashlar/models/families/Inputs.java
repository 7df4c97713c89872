package io.ashlar.models.families;

/** What an architecture takes, and in which bounds: one record for each kind of model. */
public interface Inputs {}
