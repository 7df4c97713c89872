package io.ashlar.inference.app;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.ashlar.contracts.Json;
import io.ashlar.contracts.requests.EndpointView;
import java.time.Duration;
import java.util.Map;

/** Endpoints of the service under test, by REST. */
public final class Deployments {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Deployments() {}

    /** Creates an endpoint and waits until it answers or has failed. */
    public static EndpointView create(String name, String model) {
        return create(Map.of("name", name, "model", model));
    }

    /** The same with a whole request. */
    public static EndpointView create(Map<String, ?> request) {
        given().contentType("application/json")
                .body(Json.write(request))
                .post("/api/v1/endpoints")
                .then()
                .statusCode(202);
        return settled(String.valueOf(request.get("name")));
    }

    /** Creates it unless it is there, for tests that only read. */
    public static void ensure(String name, String model) {
        given().contentType("application/json")
                .body(Json.write(Map.of("name", name, "model", model)))
                .post("/api/v1/endpoints");
        settled(name);
    }

    private static EndpointView settled(String name) {
        return await().atMost(LIMIT).until(() -> get(name), view -> view.state() != EndpointView.State.LOADING);
    }

    public static EndpointView get(String name) {
        String json = given().get("/api/v1/endpoints/" + name)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        return Json.read(json, EndpointView.class);
    }

    public static void delete(String name) {
        given().delete("/api/v1/endpoints/" + name).then().statusCode(204);
    }
}
