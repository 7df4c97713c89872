package io.ashlar.imports.download;

import io.ashlar.artifacts.Digest;
import io.ashlar.imports.hub.RemoteFile;
import io.ashlar.imports.hub.Repository;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The name of a content before it is there: by its hash where the listing has one, so that the same content of another
 * repository or revision is the same, or by where it lies.
 *
 * @param lasting that the same key means the same content for ever
 */
record ContentKey(String name, boolean lasting) {
    static ContentKey of(Repository repository, RemoteFile file) {
        if (file.sha256() != null) {
            return new ContentKey("sha256-" + file.sha256(), true);
        }
        if (file.gitSha1() != null) {
            return new ContentKey("git-" + file.gitSha1() + "-" + file.size(), true);
        }
        String place = repository.id() + "\n" + repository.commit() + "\n" + file.path() + "\n" + file.size();
        return new ContentKey("at-" + Digest.of(place.getBytes(StandardCharsets.UTF_8)), repository.commit() != null);
    }

    /** The digest that the listing itself gives. */
    static Optional<Digest> listed(RemoteFile file) {
        return Optional.ofNullable(file.sha256()).map(Digest::new);
    }
}
