package io.ashlar.models.families.decoders;

import io.ashlar.models.families.Family;
import java.util.List;

/** Every family of decoder-only language models. */
public final class Decoders {
    /** The families, each once. */
    public static final List<Family> ALL = List.of(
            new Gpt2(),
            new GptNeo(),
            new GptJ(),
            new GptNeoX(),
            new Opt(),
            new Bloom(),
            new Falcon(),
            new Llama(),
            new Mistral(),
            new Mixtral(),
            new Qwen2(),
            new Qwen3(),
            new Gemma(),
            new Gemma2(),
            new Gemma3(),
            new Phi(),
            new Phi3(),
            new StableLm(),
            new Olmo2(),
            new Granite(),
            new SmolLm3());

    private Decoders() {}
}
