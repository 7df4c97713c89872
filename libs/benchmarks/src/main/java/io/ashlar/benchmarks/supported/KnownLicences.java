package io.ashlar.benchmarks.supported;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Names of licences that mean something to others: SPDX's identifiers, and what the Hub has beside them. */
final class KnownLicences {
    private static final Set<String> NAMES = List.of("spdx.txt", "hub.txt").stream()
            .flatMap(file -> read(file).lines())
            .filter(line -> !line.startsWith("#"))
            .collect(Collectors.toUnmodifiableSet());

    private KnownLicences() {}

    static boolean contains(String licence) {
        return NAMES.contains(licence);
    }

    private static String read(String file) {
        try (InputStream stream = Objects.requireNonNull(KnownLicences.class.getResourceAsStream(file), file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
