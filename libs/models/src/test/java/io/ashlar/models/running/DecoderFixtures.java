package io.ashlar.models.running;

import io.ashlar.models.Fixtures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The tiny language models that {@code src/test/python/make_decoder_fixtures.py} made. */
final class DecoderFixtures {
    private DecoderFixtures() {}

    static Path folder(String name) {
        return Fixtures.folder("decoders/" + name);
    }

    /** Names of the models that generate. */
    static List<String> generating() {
        try (Stream<Path> folders = Files.list(Fixtures.folder("decoders"))) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> !name.endsWith("classifier"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
