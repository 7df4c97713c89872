package io.ashlar.imports.hub.http;

import io.ashlar.imports.hub.ModelHub.Patience;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Clients of a hub that try three times. */
public final class TestHubs {
    public static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private TestHubs() {}

    public static HubSettings settings(String url) {
        return settings(url, Duration.ofSeconds(30));
    }

    private static HubSettings settings(String url, Duration timeout) {
        return new HubSettings(
                URI.create(url),
                timeout,
                timeout,
                new Patience(3, Duration.ofMillis(10), Duration.ofMinutes(2)),
                1 << 20,
                200);
    }

    /** One that takes a hub for dead that says nothing for a moment. */
    public static HttpHub impatientHub(String url) {
        return new HttpHub(CLIENT, settings(url, Duration.ofMillis(300)), null);
    }

    public static HttpHub hub(String url, @Nullable String token) {
        return new HttpHub(CLIENT, settings(url), token);
    }
}
