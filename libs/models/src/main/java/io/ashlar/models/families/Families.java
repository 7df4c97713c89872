package io.ashlar.models.families;

import io.ashlar.contracts.Task;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.Precision;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.LinearForm;
import io.ashlar.models.checkpoint.Checkpoints;
import io.ashlar.models.families.FamilySupport.Kind;
import io.ashlar.models.families.decoders.Decoders;
import io.ashlar.models.families.encoderdecoders.EncoderDecoders;
import io.ashlar.models.families.encoders.Encoders;
import io.ashlar.models.families.vision.Vision;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The architectures that this library has. */
public final class Families {
    private static final List<Family> ALL = Stream.of(Encoders.ALL, Decoders.ALL, EncoderDecoders.ALL, Vision.ALL)
            .flatMap(List::stream)
            .toList();

    private Families() {}

    /** Every supported {@code model_type}, sorted. */
    public static Set<String> modelTypes() {
        TreeSet<String> types = new TreeSet<>();
        ALL.forEach(family -> types.addAll(family.modelTypes()));
        return types;
    }

    /** What can be done with the models of each family, kind by kind; those of diffusers among them. */
    public static List<FamilySupport> support() {
        Map<Kind, List<Family>> kinds = new EnumMap<>(Map.of(
                Kind.ENCODERS, Encoders.ALL,
                Kind.DECODERS, Decoders.ALL,
                Kind.ENCODER_DECODERS, EncoderDecoders.ALL,
                Kind.VISION, Vision.ALL));
        List<FamilySupport> support = new ArrayList<>();
        kinds.forEach((kind, families) -> families.forEach(family -> support.addAll(FamilySupport.of(kind, family))));
        for (String name : List.of("stable-diffusion", "stable-diffusion-xl")) {
            support.add(new FamilySupport(
                    Kind.TEXT_TO_IMAGE,
                    name,
                    Set.of(Task.TEXT_TO_IMAGE),
                    Set.of(),
                    Set.of(Precision.FP32, Precision.BF16)));
        }
        return List.copyOf(support);
    }

    /** The architecture of a package's folder, with the head asked for. */
    public static Architecture architecture(Path folder, ModelConfig config, Head head, Blocks blocks) {
        return architecture(config, () -> Checkpoints.keys(folder), head, blocks);
    }

    /** The same where the checkpoint's keys are at hand. */
    public static Architecture architecture(ModelConfig config, Supplier<Set<String>> keys, Head head, Blocks blocks) {
        return architecture(family(config).settled(config, keys), head, blocks);
    }

    /** The architecture that a configuration describes, with the head asked for. */
    public static Architecture architecture(ModelConfig config, Head head, Blocks blocks) {
        Family family = family(config);
        check(family, config, head, blocks);
        return family.architecture(config, head, blocks);
    }

    private static Family family(ModelConfig config) {
        for (Family family : ALL) {
            if (family.modelTypes().contains(config.modelType())) {
                return family;
            }
        }
        throw new ProblemException(
                ProblemCode.MODEL_ARCHITECTURE_UNSUPPORTED,
                "config.json has model_type '" + config.modelType() + "'. Ashlar has: "
                        + String.join(", ", modelTypes()) + ".");
    }

    private static void check(Family family, ModelConfig config, Head head, Blocks blocks) {
        if (!family.heads().contains(head)) {
            throw new ProblemException(
                    ProblemCode.MODEL_TASK_UNSUPPORTED,
                    "A model of type '" + config.modelType() + "' has no head for "
                            + (head == Head.SEQ2SEQ
                                    ? "summarization and translation"
                                    : head.task().map(Task::wireName).orElse("features"))
                            + ". Choose another task, or another model.");
        }
        if (blocks.form() == LinearForm.INT8 && !family.offersInt8()) {
            throw new ProblemException(
                    ProblemCode.PARAMETER_INVALID,
                    "int8 is not offered for models of type '" + config.modelType() + "'. Use bf16 or fp32.");
        }
    }
}
