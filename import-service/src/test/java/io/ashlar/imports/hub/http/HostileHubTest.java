package io.ashlar.imports.hub.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.imports.hub.Content;
import io.ashlar.imports.hub.RemoteFile;
import io.ashlar.imports.hub.Repository;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileHubTest {
    private static final String COMMIT = "0123456789012345678901234567890123456789";
    private static final RemoteFile FILE = new RemoteFile("config.json", 4, null, null);
    private static final Repository REPOSITORY =
            new Repository("stone/tiny", "main", COMMIT, List.of(FILE), null, null, false);

    @Test
    void shouldNotTakeTheTokenToAnotherHost() throws IOException {
        try (CannedServer store = new CannedServer(Map.of("/", CannedServer.text(200, Map.of(), "data")));
                CannedServer hub = new CannedServer(Map.of(
                        "/", CannedServer.text(302, Map.of("Location", store.url() + "/blob"), "")))) {
            try (Content content = TestHubs.hub(hub.url(), "hf_secret").open(REPOSITORY, FILE, 0)) {
                assertThat(content.stream().readAllBytes()).hasSize(4);
            }

            assertThat(hub.authorizations()).containsExactly("Bearer hf_secret");
            assertThat(store.authorizations()).containsExactly("null");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://127.0.0.1/x", "http:", "", "::"})
    void shouldNotFollowARedirectToWhatIsNoWebAddress(String location) throws IOException {
        try (CannedServer hub =
                new CannedServer(Map.of("/", CannedServer.text(302, Map.of("Location", location), "")))) {
            assertThatThrownBy(() -> TestHubs.hub(hub.url(), null).open(REPOSITORY, FILE, 0))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("redirect");
        }
    }

    @Test
    void shouldNotFollowRedirectsForEver() throws IOException {
        try (CannedServer hub =
                new CannedServer(Map.of("/", CannedServer.text(302, Map.of("Location", "/again"), "")))) {
            assertThatThrownBy(() -> TestHubs.hub(hub.url(), null).open(REPOSITORY, FILE, 0))
                    .hasMessageContaining("redirects");
            assertThat(hub.authorizations()).hasSize(6);
        }
    }

    @Test
    void shouldRejectAFileOfAnotherCommitSizeOrHash() {
        assertRejected(Map.of("X-Repo-Commit", COMMIT.replace('0', 'f')), "data", "commit");
        assertRejected(Map.of("X-Linked-Size", "5"), "data", "size");
        assertRejected(Map.of(), "longer than listed", "length");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "{}",
                "{\"sha\":\"main\",\"siblings\":[]}",
                "{\"sha\":\"" + COMMIT + "\"}",
                "{\"sha\":\"" + COMMIT + "\",\"siblings\":[{\"rfilename\":\"a\"}]}",
                "{\"sha\":\"" + COMMIT + "\",\"siblings\":[{\"rfilename\":\"a\",\"size\":-1}]}",
                "{\"sha\":\"" + COMMIT + "\",\"siblings\":[{\"rfilename\":\"a\",\"size\":9223372036854775807}]}",
                "{\"sha\":\"" + COMMIT + "\",\"siblings\":[{\"rfilename\":\"a\",\"size\":1e300}]}",
                "{\"sha\":\"" + COMMIT
                        + "\",\"siblings\":[{\"rfilename\":\"a\",\"size\":1,\"lfs\":{\"sha256\":\"x\"}}]}",
                "{\"sha\":\"" + COMMIT
                        + "\",\"siblings\":[{\"rfilename\":\"a\",\"size\":1},{\"rfilename\":\"a\",\"size\":1}]}"
            })
    void shouldRejectAListingThatCannotBe(String listing) throws IOException {
        try (CannedServer hub = new CannedServer(Map.of("/", CannedServer.text(200, Map.of(), listing)))) {
            assertInvalid(() -> TestHubs.hub(hub.url(), null).find("stone/tiny", "main"));
        }
    }

    @Test
    void shouldRejectAListingBeyondTheLimits() throws IOException {
        String files = "{\"rfilename\":\"f%d\",\"size\":1},";
        StringBuilder listing = new StringBuilder("{\"sha\":\"" + COMMIT + "\",\"siblings\":[");
        for (int i = 0; i < 201; i++) {
            listing.append(files.replace("%d", "" + i));
        }
        String tooMany = listing.substring(0, listing.length() - 1) + "]}";
        for (String body : List.of(tooMany, "\"" + "x".repeat(1 << 20) + "\"")) {
            try (CannedServer hub = new CannedServer(Map.of("/", CannedServer.text(200, Map.of(), body)))) {
                assertInvalid(() -> TestHubs.hub(hub.url(), null).find("stone/tiny", "main"));
            }
        }
    }

    @Test
    void shouldNotWaitLongerThanItsPatienceWhenTheHubAsksForIt() throws IOException {
        try (CannedServer hub =
                new CannedServer(Map.of("/", CannedServer.text(429, Map.of("Retry-After", "3600"), "")))) {
            assertThatThrownBy(() -> TestHubs.hub(hub.url(), null).find("stone/tiny", "main"))
                    .hasMessageContaining("asks to wait 3600 seconds")
                    .extracting(e -> ((ProblemException) e).code())
                    .isEqualTo(ProblemCode.HUB_UNAVAILABLE);
            assertThat(hub.authorizations()).hasSize(1);
        }
    }

    @Test
    void shouldReadWhatTheHubAsksToWaitInSecondsOrAsADate() {
        Instant now = Instant.parse("2026-11-21T10:00:00Z");

        assertThat(RetryAfter.parse(" 7 ", now)).contains(Duration.ofSeconds(7));
        assertThat(RetryAfter.parse("Sat, 21 Nov 2026 10:00:30 GMT", now)).contains(Duration.ofSeconds(30));
        assertThat(RetryAfter.parse("Sat, 21 Nov 2026 09:00:00 GMT", now)).contains(Duration.ZERO);
        assertThat(RetryAfter.parse("soon", now)).isEmpty();
    }

    private static void assertRejected(Map<String, String> headers, String body, String word) {
        try (CannedServer hub = new CannedServer(Map.of("/", CannedServer.text(200, headers, body)))) {
            assertThatThrownBy(() -> TestHubs.hub(hub.url(), null).open(REPOSITORY, FILE, 0))
                    .hasMessageContaining(word)
                    .extracting(e -> ((ProblemException) e).code())
                    .isEqualTo(ProblemCode.HUB_ANSWER_INVALID);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertInvalid(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(ProblemException.class)
                .extracting(e -> ((ProblemException) e).code())
                .isEqualTo(ProblemCode.HUB_ANSWER_INVALID);
    }
}
