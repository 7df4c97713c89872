package io.ashlar.imports.job;

import io.ashlar.embedded.hub.SmallHub;
import io.ashlar.embedded.minilm.MiniLmRepository;
import io.ashlar.testing.models.TinyModel;
import io.ashlar.testing.models.TinyModel.Family;
import io.ashlar.testing.models.TinyModels;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A small Hub with a few models, and the folders of the service under test. */
public final class HubResource implements QuarkusTestResourceLifecycleManager {
    private @Nullable SmallHub hub;

    @Override
    public Map<String, String> start() {
        try {
            Path root = Files.createTempDirectory("import-it-");
            Path repositories = root.resolve("hub");
            TinyModels.classifier(repositories.resolve("stone/classifier"), Family.BERT, "bad", "good");
            TinyModels.classifier(repositories.resolve("stone/rejected"), Family.ROBERTA, "bad", "good");
            TinyModels.classifier(repositories.resolve("stone/gated"), Family.DISTILBERT, "bad", "good");
            large(11).write(repositories.resolve("stone/slow"));
            large(12).write(repositories.resolve("stone/shared"));
            large(13).write(repositories.resolve("stone/damaged"));
            TinyModels.bert(root.resolve("folders/tiny"));
            MiniLmRepository.layOut(repositories);
            SmallHub started = SmallHub.start(0, repositories);
            hub = started;
            return Map.of(
                    "ashlar.hub.url", started.baseUrl(),
                    "ashlar.hub.first-pause", "PT0.05S",
                    "ashlar.artifacts.folder", root.resolve("artifacts").toString(),
                    "ashlar.import.folder-roots", root.resolve("folders").toString(),
                    "ashlar.import.disk-reserve", "0",
                    "ashlar.test.root", root.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** About 13 MB of weights: enough to be caught in the middle. */
    private static TinyModel large(long seed) {
        return TinyModel.classifier(Family.BERT, "bad", "good")
                .withSizes(256, 4, 4, 1024, 64)
                .withSeed(seed);
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(hub, new TestInjector.AnnotatedAndMatchesType(InjectHub.class, SmallHub.class));
    }

    @Override
    public void stop() {
        if (hub != null) {
            hub.close();
        }
    }
}
