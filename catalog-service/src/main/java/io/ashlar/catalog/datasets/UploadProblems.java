package io.ashlar.catalog.datasets;

import io.ashlar.contracts.problems.Problem;
import io.ashlar.contracts.problems.ProblemCode;
import java.io.IOException;

/** What goes wrong while the server still takes an upload apart, before any code of ours sees it. */
final class UploadProblems {
    private UploadProblems() {}

    static Problem of(IOException failure, String path) {
        String message = String.valueOf(failure.getMessage());
        if (message.contains("No space left on device")) {
            return Problem.of(
                    ProblemCode.DISK_FULL,
                    "There is no room on the disk for the upload. Free some, or point ashlar.artifacts.folder to a larger disk.",
                    path);
        }
        if (message.contains("multipart") || message.contains("Multipart")) {
            return Problem.of(
                    ProblemCode.REQUEST_MALFORMED,
                    "The form ends before its last part does (" + message
                            + "). Send it again, as multipart/form-data to its end.",
                    path);
        }
        return Problem.of(failure, path);
    }
}
