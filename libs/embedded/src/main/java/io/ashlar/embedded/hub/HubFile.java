package io.ashlar.embedded.hub;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * One file of a repository.
 *
 * @param path within the repository, with slashes
 * @param blobId what git would call its blob: for a file in large-file storage that of the pointer
 */
record HubFile(String path, Path file, long size, String sha256, String blobId, boolean lfs) {
    private static final long LFS_BYTES = 10L << 20;
    private static final Set<String> LFS_SUFFIXES = Set.of(
            "bin",
            "safetensors",
            "onnx",
            "h5",
            "pt",
            "pth",
            "ckpt",
            "msgpack",
            "pkl",
            "pickle",
            "model",
            "npz",
            "parquet",
            "gz",
            "zip");

    static HubFile of(String path, Path file, FileHashes hashes) {
        FileHashes.Hashes content = hashes.of(file);
        boolean lfs = isLfs(path, content.size());
        String blobId = lfs ? FileHashes.gitBlobId(pointer(content)) : content.gitBlobId();
        return new HubFile(path, file, content.size(), content.sha256(), blobId, lfs);
    }

    /** The entity tag that the Hub gives: of the content for a large file, of the git blob for others. */
    String etag() {
        return "\"" + (lfs ? sha256 : blobId) + "\"";
    }

    int pointerSize() {
        return pointer(new FileHashes.Hashes(size, sha256, blobId)).length;
    }

    private static boolean isLfs(String path, long size) {
        String suffix = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return size > LFS_BYTES || LFS_SUFFIXES.contains(suffix);
    }

    private static byte[] pointer(FileHashes.Hashes content) {
        return ("version https://git-lfs.github.com/spec/v1\noid sha256:" + content.sha256() + "\nsize "
                        + content.size() + "\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
