package io.ashlar.models.diffusion;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the denoiser is told of a prompt by one text encoder or two. */
record Prompts(List<TextEncoder> encoders, boolean zeroWithoutNegative) {
    Prompts {
        encoders = List.copyOf(encoders);
    }

    /**
     * What stands for the texts.
     *
     * @param context (texts, tokens, width), the encoders' states side by side
     * @param pooled (texts, pooledWidth), of the last encoder
     */
    record Conditioning(int texts, int tokens, int width, float[] context, float[] pooled) {}

    /** With guidance, what stands for no prompt or the negative one comes first. */
    Conditioning of(String prompt, @Nullable String negative, boolean guided) {
        List<String> texts = guided ? List.of(negative == null ? "" : negative, prompt) : List.of(prompt);
        List<TextEncoder.Encoded> encoded = new ArrayList<>();
        encoders.forEach(encoder -> encoded.add(encoder.encode(texts)));
        int tokens = encoders.get(0).part().positions();
        int width =
                encoders.stream().mapToInt(encoder -> encoder.part().width()).sum();
        float[] context = new float[texts.size() * tokens * width];
        int offset = 0;
        for (int i = 0; i < encoders.size(); i++) {
            int own = encoders.get(i).part().width();
            for (int row = 0; row < texts.size() * tokens; row++) {
                System.arraycopy(encoded.get(i).hidden(), row * own, context, row * width + offset, own);
            }
            offset += own;
        }
        float[] pooled = encoded.get(encoded.size() - 1).pooled();
        if (guided && negative == null && zeroWithoutNegative) {
            java.util.Arrays.fill(context, 0, tokens * width, 0);
            java.util.Arrays.fill(pooled, 0, pooled.length / 2, 0);
        }
        return new Conditioning(texts.size(), tokens, width, context, pooled);
    }
}
