package io.ashlar.models.tasks;

/**
 * A token, or a word of several, before it is part of an entity.
 *
 * @param word as the vocabulary spells it, or the text of several tokens
 * @param scores of the labels, by number
 * @param index its place in its window
 * @param goesOn whether it goes on the word before it
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record ScoredToken(String word, double[] scores, int start, int end, int index, boolean goesOn) {}
