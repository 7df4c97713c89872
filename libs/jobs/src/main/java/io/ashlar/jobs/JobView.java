package io.ashlar.jobs;

import io.ashlar.contracts.jobs.JobSnapshot;
import java.util.Map;

/** A part of a job's outcome that has an address of its own, for example {@code metrics} or {@code report}. */
@FunctionalInterface
public interface JobView {
    /**
     * Called on a worker thread; may block. A view that is not there (yet) is a problem of code
     * {@code JOB_RESULT_NOT_FOUND}.
     *
     * @param query the address's query parameters, the first value of each
     */
    Answer show(JobSnapshot job, Map<String, String> query) throws Exception;

    /**
     * What is answered.
     *
     * @param body text, bytes, a {@link java.nio.file.Path} or an {@link java.io.InputStream}, which are sent as they
     *     are; anything else becomes JSON
     */
    record Answer(String mediaType, Object body) {
        /** A value that becomes JSON. */
        public static Answer json(Object value) {
            return new Answer("application/json", value);
        }

        /** A page. */
        public static Answer html(Object body) {
            return new Answer("text/html;charset=UTF-8", body);
        }
    }
}
