package io.ashlar.imports.hub.http;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.imports.hub.RemoteFile;
import io.ashlar.imports.hub.Repository;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holds the headers of a file's answer against the listing: another commit, size or hash is found before the first
 * byte.
 */
final class FileAnswer {
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final Repository repository;
    private final RemoteFile file;

    FileAnswer(Repository repository, RemoteFile file) {
        this.repository = repository;
        this.file = file;
    }

    /** Where the body begins: the offset that was asked for, or 0 where ranges are not served. */
    long offset(HubRequests.Answer answer, long asked) {
        answer.header("X-Repo-Commit").ifPresent(commit -> same("commit", repository.commit(), commit));
        answer.hub().firstValue("X-Linked-Size").ifPresent(size -> same("size", Long.toString(file.size()), size));
        linkedHash(answer).ifPresent(hash -> same("sha256", file.sha256() == null ? hash : file.sha256(), hash));
        if (answer.status() == 200) {
            answer.response()
                    .headers()
                    .firstValue("Content-Length")
                    .ifPresent(length -> same("length", Long.toString(file.size()), length));
            return 0;
        }
        String range = answer.response().headers().firstValue("Content-Range").orElse("");
        Matcher matcher = CONTENT_RANGE.matcher(range);
        if (!matcher.matches()
                || Long.parseLong(matcher.group(1)) != asked
                || !(matcher.group(3).equals("*") || matcher.group(3).equals(Long.toString(file.size())))) {
            throw invalid("the range '" + range + "' where " + asked + " to " + file.size() + " was asked for");
        }
        return asked;
    }

    private static Optional<String> linkedHash(HubRequests.Answer answer) {
        return answer.hub()
                .firstValue("X-Linked-Etag")
                .map(etag -> etag.replaceFirst("^W/", "").replace("\"", ""))
                .filter(etag -> SHA256.matcher(etag).matches());
    }

    private void same(String what, @Nullable String listed, String given) {
        if (!given.equals(listed)) {
            throw invalid("the " + what + " " + given + " where " + listed + " is listed");
        }
    }

    private ProblemException invalid(String reason) {
        return new ProblemException(
                ProblemCode.HUB_ANSWER_INVALID,
                "The Hub's answer for '" + file.path() + "' of " + repository.described() + " has " + reason
                        + ". Try again later, or take another revision.");
    }
}
