package io.ashlar.contracts.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares with a committed file. Run with {@code -Dgolden.write=true} to write the files anew, then read the
 * difference before you commit it: consumers of the old form may exist.
 */
final class GoldenFile {
    private GoldenFile() {}

    static void matches(Path file, String actual) {
        try {
            if (Boolean.getBoolean("golden.write")) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, actual);
            }
            assertThat(actual)
                    .as("the wire form in %s (write it anew with -Dgolden.write=true if the change is meant)", file)
                    .isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
