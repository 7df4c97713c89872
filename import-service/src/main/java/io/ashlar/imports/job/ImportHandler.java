package io.ashlar.imports.job;

import io.ashlar.contracts.Json;
import io.ashlar.contracts.ids.Names;
import io.ashlar.contracts.jobs.JobKind;
import io.ashlar.contracts.requests.ImportRequest;
import io.ashlar.imports.download.Downloads;
import io.ashlar.imports.hub.Repository;
import io.ashlar.imports.licence.LicencePolicy;
import io.ashlar.jobs.JobContext;
import io.ashlar.jobs.JobHandler;
import jakarta.enterprise.context.ApplicationScoped;

/** Import jobs, as {@code libs/jobs} runs them. */
@ApplicationScoped
class ImportHandler implements JobHandler<ImportRequest> {
    private final Inspector inspector;
    private final Downloads downloads;
    private final LicencePolicy licences;
    private final ImportSteps steps;

    ImportHandler(Inspector inspector, Downloads downloads, LicencePolicy licences, ImportSteps steps) {
        this.inspector = inspector;
        this.downloads = downloads;
        this.licences = licences;
        this.steps = steps;
    }

    @Override
    public JobKind kind() {
        return JobKind.IMPORT;
    }

    @Override
    public Class<ImportRequest> requestType() {
        return ImportRequest.class;
    }

    @Override
    public String title(ImportRequest request) {
        return "Import " + request.origin() + (request.revision() == null ? "" : " at " + request.revision());
    }

    @Override
    public ImportRequest redacted(ImportRequest request) {
        return request.withoutToken();
    }

    @Override
    public ImportPlan preflight(ImportRequest request) {
        Inspection inspection = inspector.inspect(request, null);
        Repository repository = inspection.repository();
        long missing = downloads.missingBytes(repository, inspection.files());
        downloads.space().require(missing);
        return new ImportPlan(
                nameOf(request),
                request.origin(),
                repository.revision(),
                repository.commit(),
                inspection.task(),
                inspection.family(),
                inspection.licence(),
                licences.ruling(inspection.licence()),
                repository.gated(),
                inspection.bytes(),
                missing,
                downloads.space().usableBytes(),
                inspection.files().stream()
                        .map(file -> new ImportPlan.PlannedFile(
                                file.path(),
                                file.size(),
                                downloads.present(repository, file).isPresent()))
                        .toList());
    }

    @Override
    public Object run(JobContext<ImportRequest> context) throws Exception {
        ImportState state = context.checkpoint()
                .map(json -> Json.MAPPER.convertValue(json, ImportState.class))
                .orElse(new ImportState(null, null));
        return steps.run(context, state);
    }

    static String nameOf(ImportRequest request) {
        return request.name() == null ? Names.derive(request.origin()) : request.name();
    }
}
