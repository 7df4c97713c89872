package io.ashlar.benchmarks.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Folders that hold recorded cases. */
final class CaseFolders {
    private CaseFolders() {}

    /** The folder itself if it has the file that marks a case; else those right below it that have it, by name. */
    static List<Path> in(Path folder, String mark) {
        if (Files.exists(folder.resolve(mark))) {
            return List.of(folder);
        }
        try (Stream<Path> below = Files.list(folder)) {
            return below.filter(each -> Files.exists(each.resolve(mark)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the cases in " + folder, e);
        }
    }
}
