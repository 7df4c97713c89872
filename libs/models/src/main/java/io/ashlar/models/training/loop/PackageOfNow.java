package io.ashlar.models.training.loop;

import ai.djl.ndarray.NDManager;
import io.ashlar.models.checkpoint.Checkpoint;
import io.ashlar.models.checkpoint.SafetensorsWriter;
import io.ashlar.models.training.archive.TrainingModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The model in the middle of its training as a package, in the work folder under a name that the next attempt sweeps
 * away; closing removes it.
 */
final class PackageOfNow implements AutoCloseable {
    private static final String NAME = ".weights-of-now";
    private static final String OTHERS = ".+\\.(json|txt|model|spm|codes|jinja)";
    private static final String INDEX = ".+\\.index\\.json";

    private final TrainingPlan plan;
    private final TrainingModule module;
    private final Path folder;

    PackageOfNow(TrainingPlan plan, TrainingModule module) {
        this.plan = plan;
        this.module = module;
        this.folder = plan.workFolder().resolve(NAME);
    }

    Path write() throws IOException {
        close();
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(plan.basePackage())) {
            for (Path file : files.filter(PackageOfNow::isCopied).toList()) {
                Files.copy(file, folder.resolve(file.getFileName().toString()));
            }
        }
        ModelSetup setup = ModelSetup.of(plan);
        try (Checkpoint base = setup.openBase();
                NDManager scope = module.newScope()) {
            SafetensorsWriter.write(
                    folder.resolve("model.safetensors"),
                    setup.whole(base, module.weights(scope)),
                    Map.of("format", "pt"));
        }
        return folder;
    }

    private static boolean isCopied(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file) && name.matches(OTHERS) && !name.matches(INDEX);
    }

    @Override
    public void close() throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> below = Files.walk(folder)) {
            List<Path> deepestFirst = below.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.delete(each);
            }
        }
    }
}
