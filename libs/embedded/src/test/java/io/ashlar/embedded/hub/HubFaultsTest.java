package io.ashlar.embedded.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubFaultsTest {
    private static final String CARD = "/org/model/resolve/main/config.json";

    @TempDir
    Path root;

    private HubFixture fixture;
    private String weights = "";

    @BeforeEach
    void start() throws Exception {
        fixture = new HubFixture(root);
        weights = fixture.send("HEAD", "/org/model/resolve/main/model.safetensors")
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void shouldAnswerAnErrorAsOftenAsPlannedAndOnlyThere() throws Exception {
        fixture.hub.faults().plan("config.json", new HubFault.Status(500), 2);

        assertThat(fixture.get("/api/models/org/model").statusCode()).isEqualTo(200);
        assertThat(fixture.get(CARD).statusCode()).isEqualTo(500);
        assertThat(fixture.get(CARD).statusCode()).isEqualTo(500);
        assertThat(fixture.get(CARD).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldBreakTheConnectionAfterTheBytesAndServeTheRest() throws Exception {
        fixture.hub.faults().plan("/cdn-lfs/", new HubFault.BreakAfter(7), 1);

        assertThatThrownBy(() -> fixture.get(weights)).isInstanceOf(IOException.class);
        HttpResponse<byte[]> rest = fixture.get(weights, "Range", "bytes=7-");
        assertThat(new String(rest.body())).isEqualTo("789abcdefghij");
    }

    @Test
    void shouldSendOtherBytesOfTheSameLength() throws Exception {
        fixture.hub.faults().plan("/cdn-lfs/", new HubFault.OtherBytes(), HubFaults.ALWAYS);

        for (int i = 0; i < 3; i++) {
            assertThat(fixture.get(weights).body())
                    .hasSameSizeAs(HubFixture.WEIGHTS)
                    .isNotEqualTo(HubFixture.WEIGHTS);
        }
        fixture.hub.faults().clear();
        assertThat(fixture.get(weights).body()).isEqualTo(HubFixture.WEIGHTS);
    }

    @Test
    void shouldHangUntilTheFaultsAreCleared() throws Exception {
        fixture.hub.faults().plan(CARD, new HubFault.Hang(), 1);
        CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(() -> {
            try {
                return fixture.get(CARD).statusCode();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        while (fixture.hub.requests().stream()
                .noneMatch(request -> request.path().equals(CARD))) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertThat(answer).isNotDone();

        fixture.hub.faults().clear();
        assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo(200);
    }

    @Test
    void shouldSendSlowlyAndStillEverything() throws Exception {
        fixture.hub.faults().plan("/cdn-lfs/", new HubFault.Slow(200), 1);
        assertThat(fixture.get(weights).body()).isEqualTo(HubFixture.WEIGHTS);
    }

    @Test
    void shouldListAPathThatLeadsOut() throws Exception {
        fixture.hub.faults().addToListing("org/model", "../x");

        assertThat(fixture.json("/api/models/org/model?blobs=True").get("siblings"))
                .anySatisfy(
                        sibling -> assertThat(sibling.get("rfilename").asText()).isEqualTo("../x"));
        assertThat(fixture.json("/api/models/org/model/tree/main")).hasSize(5);
    }

    @Test
    void shouldRejectFaultsThatAreNone() {
        assertThatThrownBy(() -> new HubFault.Status(200)).hasMessageContaining("200");
        assertThatThrownBy(() -> new HubFault.Slow(0)).hasMessageContaining("0 bytes");
    }
}
