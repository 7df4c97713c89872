package io.ashlar.imports.hub.http;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The addresses of the Hub's API. Ids and revisions are checked, so that none can lead to another address. */
final class HubAddresses {
    private static final Pattern ID =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,95}(/[A-Za-z0-9_][A-Za-z0-9._-]{0,95})?");
    private static final Pattern REVISION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/+@-]{0,199}");

    private final URI hub;

    HubAddresses(URI hub) {
        this.hub = hub;
    }

    URI info(String id, String revision) {
        requireId(id);
        requireRevision(revision);
        return URI.create(hub + "/api/models/" + id + "/revision/" + encoded(revision) + "?blobs=true");
    }

    URI file(String id, String revision, String path) {
        requireId(id);
        String encodedPath =
                Arrays.stream(path.split("/", -1)).map(HubAddresses::encoded).collect(Collectors.joining("/"));
        return URI.create(hub + "/" + id + "/resolve/" + encoded(revision) + "/" + encodedPath);
    }

    /** Where a person looks at the repository. */
    URI page(String id) {
        return URI.create(hub + "/" + id);
    }

    private static void requireId(String id) {
        if (!ID.matcher(id).matches() || id.contains("..") || id.endsWith(".git")) {
            throw new ProblemException(
                    ProblemCode.REQUEST_INVALID,
                    "'" + shortened(id) + "' is no id of a repository: write it as the Hub does, for example "
                            + "sentence-transformers/all-MiniLM-L6-v2.");
        }
    }

    private static void requireRevision(String revision) {
        if (!REVISION.matcher(revision).matches() || revision.contains("..")) {
            throw new ProblemException(
                    ProblemCode.REQUEST_INVALID,
                    "'" + shortened(revision)
                            + "' is no revision: write a branch, a tag or a commit, for example main.");
        }
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String shortened(String text) {
        return text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }
}
