package io.ashlar.benchmarks.serving;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** What the service itself says of an endpoint's requests since it was deployed. */
record EndpointStatistics(long requests, double sumMillis, JsonNode total) {
    static EndpointStatistics read(URI rest, String endpoint) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(rest.resolve("/api/v1/endpoints/" + endpoint + "/statistics"))
                .build();
        HttpResponse<String> response;
        try {
            response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        if (response.statusCode() != 200) {
            throw new IOException(request.uri() + " answered " + response.statusCode() + ": " + response.body());
        }
        JsonNode total = Json.MAPPER.readTree(response.body()).path("total");
        return new EndpointStatistics(
                total.path("count").longValue(), total.path("sumNanos").longValue() / 1e6, total);
    }

    /** Times of the requests since {@code before}; percentiles are of all since the endpoint was deployed. */
    LatencyReport.Times since(EndpointStatistics before) {
        return new LatencyReport.Times(
                (sumMillis - before.sumMillis) / (requests - before.requests),
                total.path("p50Millis").doubleValue(),
                total.path("p90Millis").doubleValue(),
                total.path("p99Millis").doubleValue());
    }
}
