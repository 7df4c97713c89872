package io.ashlar.models.generation;

/**
 * One row to go on from.
 *
 * @param prompt what the model reads (an encoder-decoder's: the tokens its decoder starts with)
 * @param seen what the rules take as already written: the prompt, with a batch's padding where a padded batch of
 *     transformers is to be repeated exactly, because its lengths and penalties count padding
 * @param source what the encoder reads, or the prompt where there is no encoder: for the rules about it
 */
public record GenerationRequest(long[] prompt, long[] seen, long[] source, GenerationOptions options) {
    /** A decoder's prompt. */
    public static GenerationRequest ofPrompt(long[] prompt, GenerationOptions options) {
        return new GenerationRequest(prompt, prompt, prompt, options);
    }

    /** An encoder-decoder's source and what its decoder starts with. */
    public static GenerationRequest ofSource(long[] source, long[] start, GenerationOptions options) {
        return new GenerationRequest(start, start, source, options);
    }
}
