package io.ashlar.models.tasks.generation;

/**
 * A token of an answer while it is written.
 *
 * @param text what it makes showable: nothing where a character or a stop string may be in the making
 * @param special whether it is one of the tokenizer's special tokens, such as the end
 */
public record WrittenToken(long id, String text, boolean special) {}
