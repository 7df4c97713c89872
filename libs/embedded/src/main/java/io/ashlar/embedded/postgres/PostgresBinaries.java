package io.ashlar.embedded.postgres;

import io.ashlar.embedded.process.ServerStartException;
import io.ashlar.embedded.process.UnpackedFolder;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The server's programs for this machine, unpacked from the class path once. */
record PostgresBinaries(Path home) {

    static PostgresBinaries unpacked(Account account) {
        String resource = resourceName();
        String key = digest(resource).substring(0, 16);
        UnpackedFolder.Filler filler = folder -> unpack(resource, folder);
        return new PostgresBinaries(
                account == Account.NOBODY
                        ? UnpackedFolder.forEveryUser("postgresql", key, filler)
                        : UnpackedFolder.of("postgresql", key, filler));
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    private static String resourceName() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        if (system.startsWith("mac")) {
            return "/postgres-darwin-" + machine + ".txz";
        }
        String alpine = Files.exists(Path.of("/etc/alpine-release")) ? "-alpine_linux" : "";
        return "/postgres-linux-" + machine + alpine + ".txz";
    }

    private static InputStream open(String resource) throws IOException {
        InputStream stream = PostgresBinaries.class.getResourceAsStream(resource);
        if (stream == null) {
            throw new ServerStartException(
                    "no PostgreSQL binaries for " + System.getProperty("os.name") + " " + System.getProperty("os.arch")
                            + " on the class path (" + resource + "); use a PostgreSQL of your own there",
                    null);
        }
        return new BufferedInputStream(stream, 1 << 16);
    }

    private static String digest(String resource) {
        try (DigestInputStream stream = new DigestInputStream(open(resource), MessageDigest.getInstance("SHA-256"))) {
            stream.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(stream.getMessageDigest().digest());
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new ServerStartException("cannot read " + resource + ": " + e.getMessage(), e);
        }
    }

    private static void unpack(String resource, Path folder) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(open(resource)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException(entry.getName() + " points outside of the archive");
                }
                write(tar, entry, target);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
        } else if (entry.isSymbolicLink()) {
            Files.createDirectories(target.getParent());
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.createDirectories(target.getParent());
            Files.copy(tar, target);
            if ((entry.getMode() & 0100) != 0) {
                target.toFile().setExecutable(true, false);
            }
        }
    }
}
