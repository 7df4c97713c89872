package io.ashlar.imports.hub.http;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.net.URI;
import java.util.Locale;

/**
 * What the Hub's refusals mean to a user. The Hub gives the reason in {@code X-Error-Code}, older ones in the status
 * only.
 */
final class HubProblems {
    private final String id;
    private final String revision;
    private final URI page;
    private final boolean hasToken;

    HubProblems(String id, String revision, URI page, boolean hasToken) {
        this.id = id;
        this.revision = revision;
        this.page = page;
        this.hasToken = hasToken;
    }

    /** The problem of an answer that is neither a success nor worth another attempt. */
    ProblemException of(HubRequests.Answer answer, String what) {
        String code = answer.header("X-Error-Code").orElse("");
        int status = answer.status();
        String message = answer.header("X-Error-Message").orElse("").toLowerCase(Locale.ROOT);
        boolean refusedToken = status == 401 && hasToken && code.isEmpty();
        if (refusedToken || message.contains("invalid credentials")) {
            return new ProblemException(
                    ProblemCode.HUB_TOKEN_INVALID,
                    "The Hub does not accept the token that was given for '" + id
                            + "': it may be mistyped, expired or revoked. Make a new one in the Hub's settings.");
        }
        if (code.equals("GatedRepo")) {
            return gated();
        }
        if (code.equals("RevisionNotFound")) {
            return new ProblemException(
                    ProblemCode.HUB_REVISION_NOT_FOUND,
                    "'" + id + "' has no revision '" + revision + "'. Use a branch, tag or commit that " + page
                            + " shows.");
        }
        if (code.equals("EntryNotFound")) {
            return new ProblemException(
                    ProblemCode.MODEL_FILE_MISSING,
                    "'" + id + "' lists " + what + " but does not have it. Try another revision.");
        }
        if (status == 403) {
            return gated();
        }
        if (status == 401 || status == 404 || status == 410 || code.equals("RepoNotFound")) {
            return new ProblemException(
                    ProblemCode.HUB_REPOSITORY_NOT_FOUND,
                    "The Hub has no repository '" + id + "' that can be seen "
                            + (hasToken ? "with this token" : "without a token")
                            + ". Check the id at " + page + "; a private one needs 'token'.");
        }
        return new ProblemException(
                ProblemCode.HUB_ANSWER_INVALID,
                "The Hub answered " + status + " to the request for " + what + " of '" + id + "'. Try again later.");
    }

    private ProblemException gated() {
        return new ProblemException(
                ProblemCode.HUB_GATED,
                "'" + id + "' is gated, and "
                        + (hasToken
                                ? "the owner of the token has no access to it. Ask for access at " + page
                                        + ", then import again."
                                : "no token was given. Ask for access at " + page
                                        + ", then import again with your own 'token'."));
    }
}
