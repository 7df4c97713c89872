package io.ashlar.cli.api;

import io.ashlar.contracts.problems.Owner;
import io.ashlar.contracts.problems.Problem;
import io.ashlar.contracts.problems.ProblemCode;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What went wrong, in a sentence for a person, with the exit code of the command. */
public final class ApiException extends RuntimeException {
    /** The job or the service failed. */
    public static final int FAILED = 1;
    /** The command line itself was wrong (picocli's own number). */
    public static final int USAGE = 2;
    /** Ashlar does not answer at the address. */
    public static final int UNREACHABLE = 3;
    /** The request was refused: change it. */
    public static final int REFUSED = 4;

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    public ApiException(String message, int exitCode, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    static ApiException unreachable(URI base, Throwable cause) {
        return new ApiException(
                "Ashlar does not answer at " + base
                        + ". Start it with './ashlar start', or name its address with --url.",
                UNREACHABLE,
                cause);
    }

    static ApiException of(int status, @Nullable Problem problem, URI uri) {
        if (problem == null || problem.code() == null) {
            return new ApiException(uri + " answered with HTTP status " + status + ".", FAILED, null);
        }
        return of(problem);
    }

    /** The failure that a problem document tells of. */
    public static ApiException of(Problem problem) {
        int exitCode = problem.owner() == Owner.USER ? REFUSED : FAILED;
        if (problem.code() == ProblemCode.SERVICE_UNAVAILABLE) {
            exitCode = UNREACHABLE;
        }
        return new ApiException(problem.detail() + " [" + problem.code().wireName() + "]", exitCode, null);
    }

    /** Whether the same may succeed in a moment: nobody answered, or not just now. */
    public boolean passing() {
        return exitCode == UNREACHABLE;
    }

    public int exitCode() {
        return exitCode;
    }
}
