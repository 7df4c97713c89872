package io.ashlar.jobs;

import io.ashlar.contracts.jobs.JobKind;
import java.util.Map;

/**
 * What a kind of job does; one CDI bean ({@code @ApplicationScoped}) for each kind, in the service that owns it. Every
 * method but {@link #run} may be called at any time and by several threads; all are called on worker threads and may
 * block.
 *
 * @param <R> the record of {@code io.ashlar.contracts.requests} that asks for such a job
 */
public interface JobHandler<R> {
    JobKind kind();

    Class<R> requestType();

    /** One line that says what the job is for. */
    String title(R request);

    /** The request as REST, events and the job board show it: without secrets. */
    default R redacted(R request) {
        return request;
    }

    /**
     * Checks everything that can be known before compute, for a dry run and again at each submission.
     *
     * @return what the dry run shows, for example an estimate; becomes JSON
     * @throws io.ashlar.contracts.problems.ProblemException if the job could not succeed; nothing is submitted then
     */
    Object preflight(R request);

    /**
     * The checks for a dry run alone, where a caller may ask for more than a submission needs.
     *
     * @param options the address's query parameters, the first value of each
     */
    default Object dryRun(R request, Map<String, String> options) {
        return preflight(request);
    }

    /**
     * Does the work. An attempt may begin after another one died at any point, so what was done before is found again
     * by {@link JobContext#checkpoint()} or by what lies in the artifact store. A
     * {@link io.ashlar.contracts.problems.ProblemException} whose owner is {@code RESOURCES} is tried again later, any
     * other failure ends the job.
     *
     * @return the result; becomes JSON
     */
    Object run(JobContext<R> context) throws Exception;

    /** What can be read at {@code GET /api/v1/<collection>/{id}/<name>}, by name. */
    default Map<String, JobView> views() {
        return Map.of();
    }
}
