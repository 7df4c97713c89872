package io.ashlar.models.families;

import io.ashlar.contracts.Task;
import io.ashlar.models.Precision;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What Ashlar does with models of a family.
 *
 * @param name {@code model_type}, or what a registered model of diffusers has in its place
 * @param tasks what they are served for
 * @param fineTuningTasks what they are trained for
 * @param precisions in which they run
 */
public record FamilySupport(
        Kind kind, String name, Set<Task> tasks, Set<Task> fineTuningTasks, Set<Precision> precisions) {
    /** What a family's models are made of. */
    public enum Kind {
        ENCODERS("Text encoders"),
        DECODERS("Decoders"),
        ENCODER_DECODERS("Encoder-decoders"),
        VISION("Vision"),
        TEXT_TO_IMAGE("Text to image");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        /** The kind in words for people. */
        public String title() {
            return title;
        }
    }

    public FamilySupport {
        tasks = Set.copyOf(tasks);
        fineTuningTasks = Set.copyOf(fineTuningTasks);
        precisions = Set.copyOf(precisions);
    }

    static List<FamilySupport> of(Kind kind, Family family) {
        Set<Task> tasks = EnumSet.noneOf(Task.class);
        for (Task task : Task.values()) {
            Head.of(task).filter(family.heads()::contains).ifPresent(head -> tasks.add(task));
        }
        Set<Task> trained = EnumSet.copyOf(tasks);
        trained.remove(Task.FILL_MASK);
        Set<Precision> precisions = EnumSet.of(Precision.FP32, Precision.BF16);
        if (family.offersInt8()) {
            precisions.add(Precision.INT8);
        }
        return new TreeSet<>(family.modelTypes())
                .stream()
                        .map(name -> new FamilySupport(kind, name, tasks, trained, precisions))
                        .toList();
    }
}
