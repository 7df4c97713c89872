package io.ashlar.catalog.garbage;

import io.ashlar.artifacts.ArtifactStore;
import io.ashlar.artifacts.Collected;
import io.ashlar.artifacts.Digest;
import io.ashlar.artifacts.packages.PackageStore;
import io.ashlar.catalog.board.BoardReferences;
import io.ashlar.catalog.storage.Threads;
import io.ashlar.contracts.problems.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Removes artifacts that nothing refers to. Kept are the packages of all versions and the files of all datasets, those
 * of versions that were deleted within the grace, what unended jobs name, and everything that is younger than the grace
 * or than the oldest unended job: that job may have made it and not said so yet. Blocks.
 */
@ApplicationScoped
class GarbageCollector {
    private static final Logger LOG = Logger.getLogger(GarbageCollector.class);

    private final ArtifactStore artifacts;
    private final PackageStore packages;
    private final CatalogReferences catalog;
    private final BoardReferences board;
    private final AbandonedUploads uploads;
    private final GarbageConfig config;
    private final Clock clock;

    GarbageCollector(
            ArtifactStore artifacts,
            PackageStore packages,
            CatalogReferences catalog,
            BoardReferences board,
            AbandonedUploads uploads,
            GarbageConfig config,
            Clock clock) {
        this.artifacts = artifacts;
        this.packages = packages;
        this.catalog = catalog;
        this.board = board;
        this.uploads = uploads;
        this.config = config;
        this.clock = clock;
    }

    /** Two at once do no harm: the store takes each artifact under a lock. */
    Collected run() {
        Instant expired = clock.instant().minus(config.grace());
        BoardReferences.Found jobs = Threads.await(board::find);
        CatalogReferences.Found versions = Threads.await(() -> catalog.find(expired));
        Set<Digest> live = new HashSet<>(packages.reachable(versions.packages()));
        live.addAll(versions.files());
        jobs.kept().forEach(digest -> live.add(new Digest(digest)));
        jobs.active().forEach(digest -> live.addAll(filesOf(new Digest(digest))));
        Instant olderThan =
                jobs.activeSince().filter(since -> since.isBefore(expired)).orElse(expired);
        Collected collected = artifacts.collectGarbage(live, olderThan);
        Threads.await(() -> catalog.forgetReleased(expired));
        long broken = uploads.remove(expired);
        LOG.infof(
                "Collected %d artifacts, %d abandoned files and %d uploads, %d bytes; %d artifacts are referred to",
                collected.artifacts(), collected.abandoned(), broken, collected.bytes(), live.size());
        return collected;
    }

    /** A digest that a job names may be a package's: then its files are needed too. */
    private Set<Digest> filesOf(Digest digest) {
        Set<Digest> files = new HashSet<>(Set.of(digest));
        if (artifacts.find(digest).isPresent()) {
            try {
                files.addAll(packages.reachable(Set.of(digest)));
            } catch (ProblemException e) {
                LOG.debugf("Artifact %s is a file and no package", digest);
            }
        }
        return files;
    }
}
