package io.ashlar.embedded.hub;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Hashes of files, computed again only when a file's size or time has changed. Any thread may ask. */
final class FileHashes {
    private final Map<Key, Hashes> known = new ConcurrentHashMap<>();

    private record Key(Path file, long size, FileTime modified) {}

    record Hashes(long size, String sha256, String gitBlobId) {}

    Hashes of(Path file) {
        try {
            Key key = new Key(file, Files.size(file), Files.getLastModifiedTime(file));
            return known.computeIfAbsent(key, FileHashes::compute);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    static String gitBlobId(byte[] content) {
        MessageDigest git = gitDigest(content.length);
        return HexFormat.of().formatHex(git.digest(content));
    }

    static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Hashes compute(Key key) {
        MessageDigest sha256 = digest("SHA-256");
        MessageDigest git = gitDigest(key.size());
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(key.file())) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sha256.update(buffer, 0, read);
                git.update(buffer, 0, read);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + key.file(), e);
        }
        HexFormat hex = HexFormat.of();
        return new Hashes(key.size(), hex.formatHex(sha256.digest()), hex.formatHex(git.digest()));
    }

    private static MessageDigest gitDigest(long size) {
        MessageDigest git = digest("SHA-1");
        git.update(("blob " + size + "\0").getBytes(StandardCharsets.US_ASCII));
        return git;
    }
}
