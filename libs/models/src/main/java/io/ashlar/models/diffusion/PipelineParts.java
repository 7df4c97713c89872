package io.ashlar.models.diffusion;

import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.LinearForm;
import io.ashlar.models.checkpoint.Checkpoint;
import io.ashlar.models.checkpoint.Checkpoints;
import io.ashlar.models.checkpoint.Tensor;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.WeightFitting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A package in diffusers' layout as its files describe it, part by part; no engine is started.
 *
 * @param family {@code stable-diffusion} or {@code stable-diffusion-xl}
 * @param parts in the order in which a prompt goes through them
 */
public record PipelineParts(String family, List<Part> parts) {
    /** The part that makes pictures of latents, and runs in fp32 whatever is asked for. */
    public static final String DECODER = "vae";

    /**
     * One network.
     *
     * @param name its folder
     * @param parameters that its checkpoint has
     * @param stored bytes of them
     * @param problem what does not fit; empty where everything does
     */
    public record Part(String name, long parameters, long stored, String problem) {}

    public PipelineParts {
        parts = List.copyOf(parts);
    }

    /** Whether the folder is in diffusers' layout. */
    public static boolean isPipeline(Path folder) {
        return java.nio.file.Files.isRegularFile(folder.resolve(StableDiffusion.INDEX));
    }

    /** Reads the configurations and the headers of the checkpoints. */
    public static PipelineParts of(Path folder) {
        boolean large = StableDiffusion.isLarge(StableDiffusion.index(folder));
        List<Part> parts = new ArrayList<>();
        for (String suffix : large ? List.of("", "_2") : List.of("")) {
            String name = "text_encoder" + suffix;
            parts.add(part(
                    name,
                    () -> Checkpoints.open(folder.resolve(name)),
                    blocks -> new TextPart(PartConfig.read(folder, name), large).architecture(blocks)));
        }
        parts.add(part(
                "unet",
                () -> weights(folder, "unet"),
                blocks -> new UNetPart(PartConfig.read(folder, "unet")).architecture(blocks)));
        parts.add(part(
                DECODER,
                () -> weights(folder, DECODER),
                blocks -> new DecoderPart(PartConfig.read(folder, DECODER)).architecture(blocks)));
        return new PipelineParts(StableDiffusion.family(large), parts);
    }

    private static Checkpoint weights(Path folder, String part) {
        return Checkpoints.open(folder.resolve(part), StableDiffusion.WEIGHTS, StableDiffusion.WEIGHTS);
    }

    private static Part part(String name, Supplier<Checkpoint> opening, Function<Blocks, Architecture> architecture) {
        try (Checkpoint checkpoint = opening.get()) {
            long parameters = 0;
            long stored = 0;
            for (String key : checkpoint.names()) {
                Tensor tensor = checkpoint.find(key).orElseThrow();
                parameters += tensor.elements();
                stored += tensor.bytes();
            }
            return new Part(name, parameters, stored, problem(checkpoint, architecture));
        }
    }

    private static String problem(Checkpoint checkpoint, Function<Blocks, Architecture> architecture) {
        try {
            WeightFitting.fit(
                    architecture.apply(new Blocks(LinearForm.PLAIN)), checkpoint, WeightFitting.Heads.AS_SAVED, 0);
            return "";
        } catch (ProblemException e) {
            return e.code().wireName() + ": " + e.detail();
        }
    }
}
