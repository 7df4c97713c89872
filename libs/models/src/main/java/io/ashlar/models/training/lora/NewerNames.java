package io.ashlar.models.training.lora;

import java.util.Map;
import java.util.Set;

/**
 * What transformers 5 calls the blocks of vision transformers. Checkpoints keep the older names, but adapters and lists
 * of targets that were made there have the newer ones, so both are understood.
 */
public final class NewerNames {
    private static final Set<String> WITHOUT_ENCODER = Set.of("vit", "deit", "beit");
    private static final Map<String, String> ATTENTION = Map.of("query", "q_proj", "key", "k_proj", "value", "v_proj");
    private static final String INNER = "attention\\.(?:attention|self)\\.(query|key|value)(?=\\.|$)";

    private NewerNames() {}

    /** The newer name of a path, which is the older one for other families and other blocks. */
    public static String of(String family, String path) {
        boolean renamed = WITHOUT_ENCODER.contains(family) || family.startsWith("dinov2") || family.startsWith("swin");
        if (!renamed) {
            return path;
        }
        String newer = java.util.regex.Pattern.compile(INNER)
                .matcher(path)
                .replaceAll(found -> "attention." + ATTENTION.get(found.group(1)));
        newer = newer.replaceFirst("attention\\.output\\.dense(?=\\.|$)", "attention.o_proj")
                .replaceFirst("intermediate\\.dense(?=\\.|$)", "mlp.fc1")
                .replaceFirst("(?<=\\d\\.)output\\.dense(?=\\.|$)", "mlp.fc2");
        return WITHOUT_ENCODER.contains(family) ? newer.replaceFirst("encoder\\.layer\\.", "layers.") : newer;
    }
}
