package io.ashlar.imports.hub.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One GET, over as many redirects as it takes. Redirects are followed here and not by the client, because the token
 * must not go where the Hub redirects to, and because the Hub says what a file is in the redirect itself.
 */
final class HubRequests {
    private static final int MAX_REDIRECTS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    /** An answer: {@code hub} are the headers of the Hub itself, {@code response} is what the last address gave. */
    record Answer(HttpHeaders hub, HttpResponse<InputStream> response) {
        int status() {
            return response.statusCode();
        }

        /** A header of the Hub's own answer, or else of the last. */
        Optional<String> header(String name) {
            return hub.firstValue(name).or(() -> response.headers().firstValue(name));
        }
    }

    private final HttpClient client;
    private final Duration answerTimeout;
    private final @Nullable String token;

    HubRequests(HttpClient client, Duration answerTimeout, @Nullable String token) {
        if (client.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException("the client must not follow redirects: it would take the token along");
        }
        this.client = client;
        this.answerTimeout = answerTimeout;
        this.token = token;
    }

    boolean hasToken() {
        return token != null;
    }

    /** The answer of the address, or of where it leads; {@code range} is the value of that header. */
    Answer get(URI address, @Nullable String range) throws IOException {
        HttpHeaders hub = null;
        URI at = address;
        for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            HttpResponse<InputStream> response = send(at, range, sameOrigin(address, at));
            hub = hub == null ? response.headers() : hub;
            if (!REDIRECTS.contains(response.statusCode())) {
                return new Answer(hub, response);
            }
            response.body().close();
            at = target(at, response);
        }
        throw new IOException("more than " + MAX_REDIRECTS + " redirects from " + address);
    }

    private HttpResponse<InputStream> send(URI at, @Nullable String range, boolean withToken) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(at)
                .timeout(answerTimeout)
                .header("User-Agent", "ashlar")
                .header("Accept-Encoding", "identity");
        if (range != null) {
            request.header("Range", range);
        }
        if (token != null && withToken) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException("interrupted while " + at + " was asked");
            interrupted.initCause(e);
            throw interrupted;
        }
    }

    private static URI target(URI from, HttpResponse<InputStream> response) throws IOException {
        String location = response.headers().firstValue("Location").orElse("");
        URI to;
        try {
            to = from.resolve(location);
        } catch (IllegalArgumentException e) {
            throw new IOException("a redirect to '" + location + "', which is no address", e);
        }
        boolean allowed = Objects.equals(to.getScheme(), "https")
                || (Objects.equals(to.getScheme(), "http") && Objects.equals(from.getScheme(), "http"));
        if (location.isEmpty() || !allowed || to.getHost() == null) {
            throw new IOException("a redirect from " + from + " to '" + location + "', which is not followed");
        }
        return to;
    }

    private static boolean sameOrigin(URI one, URI other) {
        return one.getScheme().equalsIgnoreCase(other.getScheme())
                && one.getHost().equalsIgnoreCase(other.getHost())
                && port(one) == port(other);
    }

    private static int port(URI address) {
        int standard = address.getScheme().equalsIgnoreCase("https") ? 443 : 80;
        return address.getPort() < 0 ? standard : address.getPort();
    }
}
