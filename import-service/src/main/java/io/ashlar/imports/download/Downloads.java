package io.ashlar.imports.download;

import io.ashlar.artifacts.ArtifactStore;
import io.ashlar.artifacts.Digest;
import io.ashlar.artifacts.Handover;
import io.ashlar.artifacts.packages.PackageFile;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.imports.hub.ModelHub;
import io.ashlar.imports.hub.RemoteFile;
import io.ashlar.imports.hub.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Brings files of repositories into the artifact store. Any number may run at the same time, also in other processes.
 */
public final class Downloads {
    private static final long LOOK_EVERY_MILLIS = 200;

    private final ArtifactStore artifacts;
    private final Staging staging;
    private final FreeSpace space;
    private final int parallel;

    public Downloads(ArtifactStore artifacts, Staging staging, FreeSpace space, int parallel) {
        this.artifacts = artifacts;
        this.staging = staging;
        this.space = space;
        this.parallel = parallel;
    }

    /** Told a few times a second, on the caller's thread; what it throws ends the download. */
    @FunctionalInterface
    public interface Progress {
        void at(long bytesInPlace, long bytesReceived);
    }

    /** The file's content, where the store has it: it need not be brought. */
    public Optional<Digest> present(Repository repository, RemoteFile file) {
        ContentKey key = ContentKey.of(repository, file);
        return ContentKey.listed(file)
                .or(() -> key.lasting() ? staging.known(key) : Optional.empty())
                .filter(digest -> artifacts
                        .find(digest)
                        .filter(stored -> stored.size() == file.size())
                        .isPresent());
    }

    /** The bytes that are still to be brought for these files. */
    public long missingBytes(Repository repository, List<RemoteFile> files) {
        long missing = 0;
        for (RemoteFile file : files) {
            if (present(repository, file).isEmpty()) {
                missing += Math.max(0, file.size() - staging.partSize(ContentKey.of(repository, file)));
            }
        }
        return missing;
    }

    /** The room that downloads have. */
    public FreeSpace space() {
        return space;
    }

    /**
     * Brings what is missing, the largest first, and returns every file's digest in the order of {@code files}. On any
     * failure, and when {@code progress} throws, all transfers have ended when this throws; what they brought is kept.
     */
    public List<PackageFile> fetch(ModelHub hub, Repository repository, List<RemoteFile> files, Progress progress) {
        space.require(missingBytes(repository, files));
        DownloadRun run = new DownloadRun();
        ExecutorService threads = Executors.newFixedThreadPool(parallel, task -> new Thread(task, "download"));
        try {
            List<RemoteFile> largestFirst = new ArrayList<>(files);
            largestFirst.sort(Comparator.comparingLong(RemoteFile::size).reversed());
            List<Future<PackageFile>> results = new ArrayList<>();
            for (RemoteFile file : largestFirst) {
                results.add(threads.submit(() -> fetch(hub, repository, file, run)));
            }
            List<PackageFile> fetched = new ArrayList<>();
            for (Future<PackageFile> result : results) {
                fetched.add(await(result, run, progress));
            }
            progress.at(run.bytesInPlace(), run.bytesReceived());
            return fetched;
        } finally {
            run.stop();
            end(threads);
        }
    }

    private static PackageFile await(Future<PackageFile> result, DownloadRun run, Progress progress) {
        while (true) {
            try {
                return result.get(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                progress.at(run.bytesInPlace(), run.bytesReceived());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ProblemException(ProblemCode.CANCELED, "The download was interrupted.", e);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException failure) {
                    throw failure;
                }
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    /** No thread may outlive the call: it would write to a part that the next attempt goes on with. */
    private static void end(ExecutorService threads) {
        threads.shutdownNow();
        boolean interrupted = false;
        while (true) {
            try {
                if (threads.awaitTermination(1, TimeUnit.SECONDS)) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private PackageFile fetch(ModelHub hub, Repository repository, RemoteFile file, DownloadRun run) {
        Optional<Digest> present = present(repository, file);
        if (present.isPresent()) {
            run.inPlace(file.size());
            return new PackageFile(file.path(), present.get(), file.size());
        }
        ContentKey key = ContentKey.of(repository, file);
        try (ContentLock lock = ContentLock.take(staging.lock(key), run::pause)) {
            Digest digest = present(repository, file).orElse(null);
            if (digest == null) {
                digest = bring(hub, repository, file, run);
            } else {
                run.inPlace(file.size());
            }
            return new PackageFile(file.path(), digest, file.size());
        } catch (IOException e) {
            throw FreeSpace.failure(e);
        }
    }

    private Digest bring(ModelHub hub, Repository repository, RemoteFile file, DownloadRun run) throws IOException {
        ContentKey key = ContentKey.of(repository, file);
        Path part = staging.part(key);
        if (!key.lasting()) {
            Files.deleteIfExists(part); // another content may have had this name
        }
        try {
            boolean resumed = new ContentDownload(hub, repository, file, part, run).finish();
            HashCheck check = HashCheck.of(file, part);
            if (check.difference() != null && resumed) {
                // What was here before may be at fault: once more, from the beginning.
                Files.delete(part);
                run.inPlace(-file.size());
                new ContentDownload(hub, repository, file, part, run).finish();
                check = HashCheck.of(file, part);
            }
            if (check.difference() != null) {
                throw new ProblemException(
                        ProblemCode.HASH_MISMATCH,
                        "'" + file.path() + "' of " + repository.described() + " has " + check.difference()
                                + ". Nothing of it is kept; import again, and tell the repository's owner if it stays so.");
            }
            artifacts.put(part, Handover.MOVE);
            staging.remember(key, check.digest());
            return check.digest();
        } catch (ProblemException e) {
            if (e.code() == ProblemCode.HASH_MISMATCH || e.code() == ProblemCode.HUB_ANSWER_INVALID) {
                Files.deleteIfExists(part);
            }
            throw e;
        }
    }
}
