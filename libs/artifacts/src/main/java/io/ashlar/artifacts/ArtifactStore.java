package io.ashlar.artifacts;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Bytes by their digest, written once and never changed. A put is visible whole or not at all, also when the process is
 * killed in the middle; the same content is kept once. Every method blocks (disk or network) and may be called from any
 * thread and any process. Where the store keeps things is its own affair: paths here are the caller's files.
 *
 * <p>Besides the problems that are named below, a failing disk or stream is an {@link java.io.UncheckedIOException}.
 */
public interface ArtifactStore {
    /** The size of a stream that nobody knows beforehand. */
    long UNKNOWN_SIZE = -1;

    /**
     * Stores the rest of the stream, which stays open. A known size is checked twice: for room on the disk before the
     * first byte is taken ({@code disk-full}), and against what came ({@code artifact-corrupt}, and nothing is stored).
     */
    Digest put(InputStream content, long size);

    /** Stores a file's content; {@code disk-full} where there is no room for it. */
    Digest put(Path file, Handover handover);

    /** The artifact, where it is stored; its content is not read. */
    Optional<StoredArtifact> find(Digest digest);

    /**
     * Opens the content; the caller closes it. With {@link Verification#VERIFY} nobody reads a wrong content to its
     * end: the read that would end the stream throws {@code artifact-corrupt} instead. {@code artifact-not-found} where
     * it is not stored.
     */
    InputStream open(Digest digest, Verification verification);

    /**
     * Puts a read-only file with the content at {@code target}, replacing what is there in one step: a hard link where
     * possible, so never write into it. Folders on the way are made. Problems as for {@link #open}; on any of them the
     * target is as it was.
     */
    void materialize(Digest digest, Path target, Verification verification);

    /**
     * Removes every artifact that is not in {@code live} and was last put before {@code olderThan}, and what killed
     * puts left behind. The live set may be minutes old: whoever refers to content puts it first, and a put, also of
     * content that is there already, counts anew. So {@code olderThan} must lie before the moment at which the live set
     * was taken.
     */
    Collected collectGarbage(Set<Digest> live, Instant olderThan);
}
