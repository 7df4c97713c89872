package io.ashlar.embedded.hub;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What a repository holds at one revision.
 *
 * @param files sorted by path
 * @param commit follows from the paths and contents alone: the same files are the same commit on every machine
 */
record Snapshot(String id, Path folder, List<HubFile> files, String commit) {

    static Snapshot of(String id, Path folder, List<HubFile> files) {
        MessageDigest sha1 = FileHashes.digest("SHA-1");
        for (HubFile file : files) {
            sha1.update((file.path() + "\0" + file.sha256() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return new Snapshot(id, folder, List.copyOf(files), HexFormat.of().formatHex(sha1.digest()));
    }

    Optional<HubFile> file(String path) {
        return files.stream().filter(file -> file.path().equals(path)).findFirst();
    }

    Optional<HubFile> largeFile(String sha256) {
        return files.stream()
                .filter(file -> file.lfs() && file.sha256().equals(sha256))
                .findFirst();
    }
}
