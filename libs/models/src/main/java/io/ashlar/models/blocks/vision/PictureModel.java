package io.ashlar.models.blocks.vision;

import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.LinearForm;
import io.ashlar.models.blocks.Script;
import java.util.Map;

/** The root of a vision model's archive: an encoder under its own name, and a head. */
public final class PictureModel {
    private PictureModel() {}

    /** A head's {@code head} method, and its blocks by path below the root. */
    public record PictureHead(String method, Map<String, Block> parts) {
        /** No head: what the encoder gives. */
        public static PictureHead features() {
            return new PictureHead("def head(self, x: Tensor) -> Tensor:\n  return x\n", Map.of());
        }

        /** No head, where the encoder gives a grid: (batch, h, w, width) becomes (batch, tokens, width). */
        public static PictureHead flattened() {
            return new PictureHead("def head(self, x: Tensor) -> Tensor:\n  return torch.flatten(x, 1, 2)\n", Map.of());
        }

        /** The same where channels stand before the grid: (batch, width, h, w) becomes (batch, tokens, width). */
        public static PictureHead channelsFlattened() {
            return new PictureHead(
                    "def head(self, x: Tensor) -> Tensor:\n  return torch.transpose(torch.flatten(x, 2), 1, 2)\n",
                    Map.of());
        }

        /** One linear layer called {@code classifier}; {@code pooled} is what it takes, in terms of {@code x}. */
        public static PictureHead classifier(Blocks blocks, long width, long labels, String pooled) {
            return classifier(
                    Map.of("classifier", blocks.linear(width, labels)), "self.classifier.forward(" + pooled + ")");
        }

        /** Other blocks, and the logits in terms of {@code x}. */
        public static PictureHead classifier(Map<String, Block> parts, String logits) {
            return new PictureHead("def head(self, x: Tensor) -> Tensor:\n  return " + logits + "\n", parts);
        }
    }

    public static Block of(Blocks blocks, String encoderName, Block encoder, PictureHead head) {
        String forward = Script.resource("vision/picture_model")
                .set("encoder", encoderName)
                .text();
        Block root = Block.of("PictureModel", forward + head.method()).with(encoderName, encoder);
        for (Map.Entry<String, Block> part : head.parts().entrySet()) {
            root = root.with(part.getKey(), part.getValue());
        }
        return blocks.form() == LinearForm.PACKED ? PackMethods.of(root) : root;
    }
}
