package io.ashlar.embedded.kafka;

import io.ashlar.embedded.process.ServerStartException;
import io.ashlar.embedded.process.UnpackedFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The broker's class path: the jars that the build packed beside this class, unpacked once. Their names carry their
 * versions.
 */
final class BrokerJars {
    private BrokerJars() {}

    /** The class path for a {@code java} command. */
    static String classPath() {
        String index = index();
        Path folder = UnpackedFolder.of("kafka", key(index), target -> {
            for (String jar : index.split(":", -1)) {
                try (InputStream stream = open(jar)) {
                    Files.copy(stream, target.resolve(Path.of(jar).getFileName()));
                }
            }
        });
        return folder + "/*";
    }

    private static String index() {
        try (InputStream stream = open("jars.txt")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the list of the broker's jars", e);
        }
    }

    private static InputStream open(String resource) {
        InputStream stream = BrokerJars.class.getResourceAsStream(resource);
        if (stream == null) {
            throw new ServerStartException("the build of libs/embedded did not pack the broker's " + resource, null);
        }
        return stream;
    }

    private static String key(String index) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(index.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
