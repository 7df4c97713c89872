package io.ashlar.imports.download;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.imports.hub.BusyException;
import io.ashlar.imports.hub.Content;
import io.ashlar.imports.hub.ModelHub;
import io.ashlar.imports.hub.RemoteFile;
import io.ashlar.imports.hub.Repository;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;

/** One content into its part file, from where the part ends, over as many transfers as it takes. */
final class ContentDownload {
    private static final int BUFFER_BYTES = 1 << 17;
    /** A transfer that brought this much was worth it: the count of attempts starts anew. */
    private static final long WORTH_IT = 1L << 20;

    private final ModelHub hub;
    private final Repository repository;
    private final RemoteFile file;
    private final Path part;
    private final DownloadRun run;

    ContentDownload(ModelHub hub, Repository repository, RemoteFile file, Path part, DownloadRun run) {
        this.hub = hub;
        this.repository = repository;
        this.file = file;
        this.part = part;
        this.run = run;
    }

    /** Ends when the part has the listed size; says whether a byte of it was there before. */
    boolean finish() throws IOException {
        long had = Files.exists(part) ? Files.size(part) : 0;
        if (had > file.size()) {
            Files.delete(part);
            had = 0;
        }
        run.inPlace(had);
        long at = had;
        int attempt = 1;
        Instant since = Instant.now();
        while (at < file.size() || !Files.exists(part)) {
            run.checkActive();
            try {
                transfer(at);
                at = Files.size(part);
            } catch (IOException e) {
                run.checkActive();
                if (FreeSpace.isFullDisk(e)) {
                    throw FreeSpace.failure(e);
                }
                long now = Files.exists(part) ? Files.size(part) : 0;
                if (now - at >= WORTH_IT) {
                    attempt = 0;
                    since = Instant.now();
                }
                at = now;
                attempt++;
                Duration pause = BusyException.pause(e, hub.patience().pauseBefore(attempt));
                if (!hub.patience().allows(attempt, since, Instant.now().plus(pause))) {
                    throw interrupted(at, attempt - 1, e);
                }
                run.pause(pause);
            }
        }
        return had > 0;
    }

    private void transfer(long from) throws IOException {
        try (Content content = hub.open(repository, file, from)) {
            run.opened(content.stream());
            try (OutputStream out = open(from, content.offset())) {
                copy(content, out);
            } finally {
                run.closed(content.stream());
            }
        }
    }

    /** The part, to be written from the content's offset on. */
    private OutputStream open(long asked, long given) throws IOException {
        if (given != asked) {
            run.inPlace(-asked);
            return Files.newOutputStream(
                    part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        }
        return Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void copy(Content content, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long at = content.offset();
        for (int n = content.stream().read(buffer); n >= 0; n = content.stream().read(buffer)) {
            run.checkActive();
            if (at + n > file.size()) {
                throw new ProblemException(
                        ProblemCode.HUB_ANSWER_INVALID,
                        "'" + file.path() + "' of " + repository.described() + " is listed with " + file.size()
                                + " bytes, and more came. Try again later, or take another revision.");
            }
            out.write(buffer, 0, n);
            at += n;
            run.received(n);
        }
        if (at < file.size()) {
            throw new EOFException("the content ended after " + at + " of " + file.size() + " bytes");
        }
    }

    private ProblemException interrupted(long at, int attempts, IOException e) {
        return new ProblemException(
                ProblemCode.HUB_UNAVAILABLE,
                "'" + file.path() + "' of " + repository.described() + " broke off at " + at + " of " + file.size()
                        + " bytes, " + attempts + " times (" + e.getMessage()
                        + "). Import again later: what is here is kept.",
                e);
    }
}
