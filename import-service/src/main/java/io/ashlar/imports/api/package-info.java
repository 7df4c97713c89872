/**
 * How the service's REST API is described: the jobs library serves it for every kind of job, and here it is imports.
 */
@NullMarked
@OpenAPIDefinition(
        info = @Info(title = "Ashlar import", version = "1"),
        components =
                @Components(
                        schemas = {
                            @Schema(name = "ImportRequest", implementation = ImportRequest.class),
                            @Schema(name = "ImportPlan", implementation = ImportPlan.class),
                            @Schema(name = "JobSnapshot", implementation = JobSnapshot.class),
                            @Schema(name = "Problem", implementation = Problem.class)
                        }))
package io.ashlar.imports.api;

import io.ashlar.contracts.jobs.JobSnapshot;
import io.ashlar.contracts.problems.Problem;
import io.ashlar.contracts.requests.ImportRequest;
import io.ashlar.imports.job.ImportPlan;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.NullMarked;
