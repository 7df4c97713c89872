package io.ashlar.catalog.datasets;

import io.ashlar.artifacts.Digest;
import io.ashlar.catalog.downloads.Downloads;
import io.ashlar.catalog.paging.VersionText;
import io.ashlar.catalog.storage.Threads;
import io.ashlar.contracts.catalog.DatasetVersion;
import io.ashlar.contracts.problems.Problem;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.datasets.profile.DatasetProfile;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** The files of datasets, in and out; these methods wait for disks, so they run on worker threads. */
@Path("/api/v1/datasets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Datasets")
@Blocking
class DatasetFileResource {
    private static final Logger LOG = Logger.getLogger(DatasetFileResource.class);

    private final DatasetIntake intake;
    private final DatasetCatalog catalog;
    private final Downloads downloads;

    DatasetFileResource(DatasetIntake intake, DatasetCatalog catalog, Downloads downloads) {
        this.intake = intake;
        this.catalog = catalog;
        this.downloads = downloads;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            operationId = "uploadDataset",
            summary = "Upload a dataset",
            description =
                    "A JSON Lines, CSV, TSV or Parquet file becomes the next version of the dataset; the same content again is the"
                            + " version that it was. Every row is read first: a malformed one is a problem with its line number, and nothing is"
                            + " registered.")
    @APIResponse(
            responseCode = "201",
            description = "A new version",
            content = @Content(schema = @Schema(implementation = DatasetVersion.class)))
    @APIResponse(
            responseCode = "200",
            description = "The version that has this content already; with dryRun the profile")
    @APIResponse(
            responseCode = "422",
            description = "dataset-malformed-row, dataset-encoding-invalid, dataset-empty, dataset-line-too-long")
    @APIResponse(responseCode = "413", description = "payload-too-large")
    @APIResponse(responseCode = "415", description = "dataset-format-unsupported")
    public Response upload(
            @RestForm("name") @Nullable String name,
            @RestForm("file") @Nullable FileUpload file,
            @Parameter(description = "jsonl, csv, tsv or parquet, where the file's name does not say it.")
                    @RestForm("format")
                    @Nullable String format,
            @Parameter(description = "Only read the file and answer with its profile.") @RestQuery("dryRun")
                    boolean dryRun) {
        if (name == null || file == null) {
            throw new ProblemException(
                    ProblemCode.REQUEST_INVALID,
                    "The form lacks '" + (name == null ? "name" : "file")
                            + "': send the dataset's name as 'name' and the file as 'file', in multipart/form-data.");
        }
        String fileName = file.fileName() == null ? "" : file.fileName();
        if (dryRun) {
            DatasetProfile profile = intake.check(name, file.uploadedFile(), fileName, format);
            return Response.ok(profile).build();
        }
        DatasetRegistration.Outcome outcome = intake.register(name, file.uploadedFile(), fileName, format);
        DatasetVersion version = outcome.version();
        URI location = URI.create("/api/v1/datasets/" + name + "/versions/" + version.version());
        return (outcome.isNew() ? Response.created(location) : Response.ok().location(location))
                .entity(version)
                .build();
    }

    /** Of this resource only: the framework's other failures have their mapper in the jobs library. */
    @ServerExceptionMapper
    public Response unreadable(IOException failure, UriInfo uri) {
        Problem problem = UploadProblems.of(failure, uri.getRequestUri().getRawPath());
        if (problem.code() == ProblemCode.INTERNAL) {
            LOG.error("A dataset's file failed", failure);
        }
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }

    @GET
    @Path("/{name}/versions/{version}/content")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(
            operationId = "getDatasetContent",
            summary = "The file of a version",
            description = "As it was uploaded, whole or one range of it.")
    @APIResponse(responseCode = "200", description = "The whole file; its ETag is its sha256")
    @APIResponse(responseCode = "206", description = "The range")
    public RestResponse<InputStream> content(
            @RestPath String name, @RestPath String version, @HeaderParam("Range") @Nullable String range)
            throws IOException {
        DatasetVersionEntity row = Threads.await(() -> catalog.version(name, VersionText.parse(version)));
        String fileName = row.name + "-" + row.version + "." + row.format;
        return downloads.answer(new Digest(row.digest), row.sizeBytes, fileName, range);
    }
}
