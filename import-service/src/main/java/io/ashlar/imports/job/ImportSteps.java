package io.ashlar.imports.job;

import io.ashlar.artifacts.ArtifactStore;
import io.ashlar.artifacts.Digest;
import io.ashlar.artifacts.Handover;
import io.ashlar.artifacts.Verification;
import io.ashlar.artifacts.packages.PackageFile;
import io.ashlar.artifacts.packages.PackageStore;
import io.ashlar.contracts.catalog.ModelCandidate;
import io.ashlar.contracts.catalog.ModelSource;
import io.ashlar.contracts.catalog.ModelVersion;
import io.ashlar.contracts.events.EventType;
import io.ashlar.contracts.events.ModelOffered;
import io.ashlar.contracts.jobs.JobProgress;
import io.ashlar.contracts.requests.ImportRequest;
import io.ashlar.imports.download.Downloads;
import io.ashlar.imports.download.Staging;
import io.ashlar.imports.settings.ImportLimits;
import io.ashlar.imports.verify.VerificationRequest;
import io.ashlar.imports.verify.VerifierProcess;
import io.ashlar.jobs.JobContext;
import io.ashlar.jobs.JobContext.StopHook;
import io.ashlar.jobs.ModelRegistration;
import io.ashlar.models.ModelSummary;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The steps of an import, each of which finds again what an earlier attempt did: the commit and the stored package in
 * the checkpoint, contents in the store or in staging.
 */
@Singleton
final class ImportSteps {
    private static final int STEPS = 4;

    private final Inspector inspector;
    private final Downloads downloads;
    private final Staging staging;
    private final ArtifactStore artifacts;
    private final PackageStore packages;
    private final VerifierProcess verifier;
    private final ImportLimits limits;

    ImportSteps(
            Inspector inspector,
            Downloads downloads,
            Staging staging,
            ArtifactStore artifacts,
            PackageStore packages,
            VerifierProcess verifier,
            ImportLimits limits) {
        this.inspector = inspector;
        this.downloads = downloads;
        this.staging = staging;
        this.artifacts = artifacts;
        this.packages = packages;
        this.verifier = verifier;
        this.limits = limits;
    }

    ModelVersion run(JobContext<ImportRequest> context, ImportState state) throws Exception {
        staging.sweep(Instant.now().minus(limits.keepParts()));
        ModelCandidate candidate = state.candidate();
        if (candidate == null
                || artifacts.find(new Digest(candidate.packageDigest())).isEmpty()) {
            candidate = make(context, state);
        }
        return register(context, candidate);
    }

    private ModelCandidate make(JobContext<ImportRequest> context, ImportState state) throws IOException {
        context.progress(JobProgress.starting("validate", 1, STEPS));
        Inspection inspection = inspector.inspect(context.request(), state.commit());
        context.checkpoint(new ImportState(inspection.repository().commit(), null));
        context.log(String.format(
                Locale.ROOT,
                "%s: %s for %s, %d files of %,d bytes",
                inspection.repository().described(),
                inspection.family(),
                inspection.task().wireName(),
                inspection.files().size(),
                inspection.bytes()));
        List<PackageFile> files = download(context, inspection);
        Path folder = staging.workFolder(context.jobId());
        Staging.delete(folder);
        try {
            ModelSource source = source(context.request(), inspection);
            ModelSummary summary = verify(context, inspection, files, folder);
            PackageDescription.of(inspection.task(), source, files).write(folder);
            Digest digest = packages.store(folder, Handover.MOVE);
            long bytes = packages.manifest(digest).size();
            ModelCandidate candidate = candidate(context.request(), inspection, source, summary, digest, bytes);
            context.checkpoint(new ImportState(inspection.repository().commit(), candidate));
            return candidate;
        } finally {
            Staging.delete(folder);
        }
    }

    private List<PackageFile> download(JobContext<ImportRequest> context, Inspection inspection) {
        long total = inspection.bytes();
        context.progress(progress("download", 2, 0, total));
        long[] received = new long[1];
        List<PackageFile> files =
                downloads.fetch(inspection.hub(), inspection.repository(), inspection.files(), (inPlace, fromHub) -> {
                    received[0] = fromHub;
                    context.progress(progress("download", 2, inPlace, total));
                    context.checkActive();
                });
        context.log(String.format(
                Locale.ROOT,
                "%,d bytes downloaded; %,d were here already. Every hash agrees.",
                received[0],
                Math.max(0, total - received[0])));
        return files;
    }

    private ModelSummary verify(
            JobContext<ImportRequest> context, Inspection inspection, List<PackageFile> files, Path folder)
            throws IOException {
        context.progress(JobProgress.starting("verify", 3, STEPS));
        Files.createDirectories(folder);
        for (PackageFile file : files) {
            artifacts.materialize(file.digest(), folder.resolve(file.path()), Verification.TRUST);
        }
        List<StopHook> hooks = new ArrayList<>();
        try {
            ModelSummary summary = verifier.verify(
                    new VerificationRequest(
                            folder.toString(),
                            inspection.task(),
                            context.request().expected()),
                    kill -> hooks.add(context.onStop(kill)));
            context.log(String.format(Locale.ROOT, "Loaded: %,d parameters, one forward done.", summary.parameters()));
            if (!summary.newWeights().isEmpty()) {
                context.log("New, because the checkpoint lacks them: " + summary.newWeights()
                        + ". The model has to be fine-tuned before it is of use.");
            }
            return summary;
        } catch (RuntimeException e) {
            context.checkActive(); // a worker that was killed to stop the job is no failure of the model
            throw e;
        } finally {
            hooks.forEach(StopHook::close);
        }
    }

    private ModelVersion register(JobContext<ImportRequest> context, ModelCandidate candidate) {
        context.progress(JobProgress.starting("register", 4, STEPS));
        context.publish(EventType.MODEL_IMPORTED, candidate.name(), new ModelOffered(context.jobId(), candidate));
        ModelVersion version = ModelRegistration.await(context, limits.registration());
        context.log("Registered as " + version.ref() + ".");
        return version;
    }

    private static ModelSource source(ImportRequest request, Inspection inspection) {
        if (request.folder() == null) {
            return new ModelSource(
                    "hub", request.origin(), inspection.repository().commit());
        }
        Path name = Objects.requireNonNull(Path.of(inspection.repository().id()).getFileName());
        return new ModelSource("folder", name.toString(), null);
    }

    private static ModelCandidate candidate(
            ImportRequest request,
            Inspection inspection,
            ModelSource source,
            ModelSummary summary,
            Digest digest,
            long bytes) {
        return new ModelCandidate(
                ImportHandler.nameOf(request),
                inspection.task(),
                digest.sha256(),
                summary.family(),
                summary.parameters(),
                bytes,
                summary.maxSequenceLength(),
                summary.labels(),
                summary.newWeights(),
                source,
                inspection.licence(),
                request.folder() == null ? "hugging-face" : "workspace",
                null,
                Map.of());
    }

    private static JobProgress progress(String step, int number, long done, long total) {
        return new JobProgress(step, number, STEPS, done, total, "bytes", null, null, Map.of(), null);
    }
}
