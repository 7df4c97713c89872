package io.ashlar.contracts.requests;

import io.ashlar.contracts.Task;
import io.ashlar.contracts.ids.Names;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a model from a Hub or a folder of this machine; exactly one of the two.
 *
 * @param repository the Hub's id, for example {@code org/name}
 * @param folder an absolute path that the import service can read
 * @param revision branch, tag or commit of the repository; {@code main} if absent
 * @param name the model's name; derived from the source if absent
 * @param task what it is for; what its card or configuration says if absent
 * @param token the user's own token of the Hub, for gated repositories; never shown again
 * @param acceptLicence that the user accepts a licence for which the policy is to warn
 * @param expected outputs that the model must give before it is registered
 */
public record ImportRequest(
        @Nullable String repository,
        @Nullable String folder,
        @Nullable String revision,
        @Nullable String name,
        @Nullable Task task,
        @Nullable String token,
        boolean acceptLicence,
        @Nullable ExpectedOutputs expected) {
    public ImportRequest {
        if ((repository == null) == (folder == null)) {
            throw new ProblemException(
                    ProblemCode.REQUEST_INVALID,
                    "An import needs either 'repository' (a Hub id such as org/name) or 'folder', and not both.");
        }
        if (name != null) {
            Names.check("model", name);
        }
    }

    /** A request without expected outputs. */
    public ImportRequest(
            @Nullable String repository,
            @Nullable String folder,
            @Nullable String revision,
            @Nullable String name,
            @Nullable Task task,
            @Nullable String token,
            boolean acceptLicence) {
        this(repository, folder, revision, name, task, token, acceptLicence, null);
    }

    /** Where the model comes from, as one text. */
    public String origin() {
        return repository != null ? repository : String.valueOf(folder);
    }

    /** The same without its secret. */
    public ImportRequest withoutToken() {
        return new ImportRequest(repository, folder, revision, name, task, null, acceptLicence, expected);
    }

    /** For logs: never with the token. */
    @Override
    public String toString() {
        return "ImportRequest[" + origin() + ", revision=" + revision + ", name=" + name + ", task=" + task + "]";
    }
}
