package io.ashlar.imports.download;

import io.ashlar.artifacts.Digest;
import io.ashlar.imports.hub.RemoteFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A whole content held against what the listing says of it.
 *
 * @param digest its SHA-256
 * @param difference what differs, absent where nothing does
 */
record HashCheck(Digest digest, @Nullable String difference) {
    private static final int BUFFER_BYTES = 1 << 17;

    static HashCheck of(RemoteFile listed, Path content) throws IOException {
        MessageDigest sha256 = Digest.newMessageDigest();
        MessageDigest git = sha1();
        git.update(("blob " + Files.size(content) + "\0").getBytes(StandardCharsets.US_ASCII));
        byte[] buffer = new byte[BUFFER_BYTES];
        boolean needsGit = listed.gitSha1() != null && listed.sha256() == null;
        try (InputStream in = Files.newInputStream(content)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sha256.update(buffer, 0, n);
                if (needsGit) {
                    git.update(buffer, 0, n);
                }
            }
        }
        Digest digest = Digest.finish(sha256);
        if (listed.sha256() != null && !listed.sha256().equals(digest.sha256())) {
            return new HashCheck(digest, "the SHA-256 " + digest + " where " + listed.sha256() + " is listed");
        }
        String gitId = HexFormat.of().formatHex(git.digest());
        if (needsGit && !gitId.equals(listed.gitSha1())) {
            return new HashCheck(digest, "the git id " + gitId + " where " + listed.gitSha1() + " is listed");
        }
        return new HashCheck(digest, null);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
