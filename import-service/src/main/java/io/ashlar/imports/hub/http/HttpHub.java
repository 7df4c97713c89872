package io.ashlar.imports.hub.http;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.imports.hub.BusyException;
import io.ashlar.imports.hub.Content;
import io.ashlar.imports.hub.ModelHub;
import io.ashlar.imports.hub.Pause;
import io.ashlar.imports.hub.RemoteFile;
import io.ashlar.imports.hub.Repository;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The Hub over HTTP, as the owner of a token sees it. */
public final class HttpHub implements ModelHub {
    private final HubSettings settings;
    private final HubAddresses addresses;
    private final HubRequests requests;
    private final StalledTransfers stalled;

    /** The client must not follow redirects. Without a token, only what is public is there. */
    public HttpHub(HttpClient client, HubSettings settings, @Nullable String token) {
        this.settings = settings;
        this.addresses = new HubAddresses(settings.url());
        this.requests = new HubRequests(client, settings.answerTimeout(), token);
        this.stalled = new StalledTransfers(settings.stallTimeout());
    }

    @Override
    public Patience patience() {
        return settings.patience();
    }

    @Override
    public Repository find(String id, String revision) {
        URI address = addresses.info(id, revision);
        return patiently("the listing of '" + id + "'", () -> {
            HubRequests.Answer answer = requests.get(address, null);
            try (InputStream body = stalled.watched(answer.response().body())) {
                if (answer.status() != 200) {
                    throw refusal(answer, id, revision, "its listing");
                }
                byte[] json = body.readNBytes(settings.maxListingBytes() + 1);
                if (json.length > settings.maxListingBytes()) {
                    throw new ProblemException(
                            ProblemCode.HUB_ANSWER_INVALID,
                            "The Hub's listing of '" + id + "' has more than " + settings.maxListingBytes()
                                    + " bytes, which is the limit. Take a smaller repository.");
                }
                return new ModelInfo(id, settings.maxFiles()).repository(json, revision);
            }
        });
    }

    @Override
    public Content open(Repository repository, RemoteFile file, long offset) throws IOException {
        String commit = Objects.requireNonNull(repository.commit(), "a repository of the Hub has a commit");
        URI address = addresses.file(repository.id(), commit, file.path());
        HubRequests.Answer answer = requests.get(address, offset > 0 ? "bytes=" + offset + "-" : null);
        boolean kept = false;
        try {
            if (answer.status() != 200 && answer.status() != 206) {
                throw refusal(answer, repository.id(), repository.revision(), "'" + file.path() + "'");
            }
            long begin = new FileAnswer(repository, file).offset(answer, offset);
            kept = true;
            return new Content(stalled.watched(answer.response().body()), begin);
        } finally {
            if (!kept) {
                answer.response().body().close();
            }
        }
    }

    private interface Attempt<T> {
        T run() throws IOException;
    }

    private <T> T patiently(String what, Attempt<T> attempt) {
        Instant since = Instant.now();
        for (int number = 1; ; number++) {
            try {
                return attempt.run();
            } catch (IOException e) {
                Duration pause = BusyException.pause(e, patience().pauseBefore(number + 1));
                if (!patience().allows(number + 1, since, Instant.now().plus(pause))) {
                    throw new ProblemException(
                            ProblemCode.HUB_UNAVAILABLE,
                            "The Hub at " + settings.url() + " did not give " + what + " in " + number + " attempts ("
                                    + describe(e) + "). Check the network and the Hub's state, then try again.",
                            e);
                }
                Pause.of(pause);
            }
        }
    }

    /** What to throw for a status: an {@link IOException} where another attempt may help, or the problem. */
    private RuntimeException refusal(HubRequests.Answer answer, String id, String revision, String what)
            throws IOException {
        if (answer.status() == 429 || answer.status() == 408 || answer.status() >= 500) {
            Duration wait = answer.header("Retry-After")
                    .flatMap(value -> RetryAfter.parse(value, Instant.now()))
                    .orElse(null);
            throw new BusyException(
                    "it answered " + answer.status()
                            + (wait == null ? "" : " and asks to wait " + wait.toSeconds() + " seconds"),
                    wait);
        }
        return new HubProblems(id, revision, addresses.page(id), requests.hasToken()).of(answer, what);
    }

    private static String describe(IOException e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
