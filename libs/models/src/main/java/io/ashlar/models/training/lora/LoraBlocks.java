package io.ashlar.models.training.lora;

import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.LinearForm;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.training.recipe.Lora;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Rewrites an architecture so that its chosen linear blocks have A and B beside them. */
public final class LoraBlocks {
    static final String A = "lora_A";
    static final String B = "lora_B";
    private static final String FORWARD = "def forward(self, x: Tensor)";

    private final Adaptation adaptation;
    private final String methods;

    private LoraBlocks(Adaptation adaptation, LinearForm form) {
        Lora lora = adaptation.lora();
        this.adaptation = adaptation;
        this.methods = text(form.isMixed() ? "lora_mixed" : "lora_plain")
                .replace("$type", Long.toString(form.type()))
                .replace("$dropout", Double.toString(lora.dropout()))
                .replace("$scale", Double.toString(lora.scale()));
    }

    /** The architecture with its adapters, whose products have this form. */
    public static Architecture adapted(Architecture architecture, Adaptation adaptation, LinearForm form) {
        return new Architecture(
                architecture.family(),
                architecture.head(),
                new LoraBlocks(adaptation, form).rewritten("", architecture.root()),
                architecture.keys(),
                architecture.inputs(),
                architecture.initializerRange(),
                architecture.labels());
    }

    static boolean isAdapter(String path) {
        return path.endsWith("." + A + ".weight") || path.endsWith("." + B + ".weight");
    }

    private Block rewritten(String prefix, Block block) {
        Map<String, Block> children = new LinkedHashMap<>();
        block.children().forEach((name, child) -> {
            String path = prefix + name;
            Block below = rewritten(path + ".", child);
            children.put(name, adaptation.targets().contains(path) ? adapter(below) : below);
        });
        return new Block(block.kind(), block.methods(), block.weights(), block.attributes(), children);
    }

    private Block adapter(Block linear) {
        if (!linear.methods().contains(FORWARD)) {
            throw new IllegalStateException("A linear block has no '" + FORWARD + "'");
        }
        long rank = adaptation.lora().rank();
        String frozen = linear.methods().replace(FORWARD, "def frozen(self, x: Tensor)");
        return new Block(
                        linear.kind(),
                        frozen + "\n" + methods,
                        linear.weights(),
                        linear.attributes(),
                        linear.children())
                .with(A, factor(rank, LinearBlocks.in(linear)))
                .with(B, factor(LinearBlocks.out(linear), rank));
    }

    private static Block factor(long out, long in) {
        return Block.of("LoraFactor", "").withWeight(LinearBlocks.WEIGHT, Block.Init.ZEROS, out, in);
    }

    private static String text(String name) {
        try (InputStream in = LoraBlocks.class.getResourceAsStream(name + ".py")) {
            if (in == null) {
                throw new IllegalStateException(name + ".py is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
