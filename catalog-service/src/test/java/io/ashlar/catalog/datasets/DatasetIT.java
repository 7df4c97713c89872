package io.ashlar.catalog.datasets;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.ashlar.artifacts.ArtifactStore;
import io.ashlar.artifacts.Digest;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.catalog.DatasetVersion;
import io.ashlar.testing.AshlarTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = AshlarTestResource.class, initArgs = @ResourceArg(name = "database", value = "catalog"))
class DatasetIT {
    private static final String ROWS = """
            {"text": "The card was declined", "label": "payment"}
            {"text": "Where is my parcel?", "label": "delivery"}
            {"text": "Paid twice", "label": "payment"}
            """;

    @Inject
    ArtifactStore artifacts;

    @Test
    void shouldRegisterProfileAndGiveBackWhatWasUploaded() {
        DatasetVersion version =
                read(Uploads.upload("messages", "messages.jsonl", ROWS).statusCode(201));

        assertThat(version.ref()).hasToString("messages@1");
        assertThat(version.rowCount()).isEqualTo(3);
        assertThat(version.format()).isEqualTo("jsonl");
        assertThat(version.columns()).extracting("name").containsExactly("text", "label");
        String path = "/api/v1/datasets/messages/versions/";
        assertThat(read(given().get(path + "1").then().statusCode(200))).isEqualTo(version);
        assertThat(read(given().get(path + "latest").then().statusCode(200))).isEqualTo(version);
        given().get(path + "1/profile")
                .then()
                .statusCode(200)
                .body("rowCount", equalTo(3))
                .body("columns[1].topValues[0].value", equalTo("payment"))
                .body("columns[1].topValues[0].count", equalTo(2));
        given().get(path + "1/preview")
                .then()
                .statusCode(200)
                .body("columns", contains("text", "label"))
                .body("rows", hasSize(3))
                .body("rows[1].text", equalTo("Where is my parcel?"));
        given().get(path + "1/content").then().statusCode(200).body(equalTo(ROWS));
        given().header("Range", "bytes=0-7")
                .get(path + "1/content")
                .then()
                .statusCode(206)
                .body(equalTo("{\"text\":"));
    }

    @Test
    void shouldCountVersionsByContent() {
        Uploads.upload("counted", "a.csv", "text,label\nx,1\n").statusCode(201).header("Location", notNullValue());
        Uploads.upload("counted", "b.csv", "text,label\ny,2\n").statusCode(201).body("version", equalTo(2));
        Uploads.upload("counted", "c.csv", "text,label\nx,1\n").statusCode(200).body("version", equalTo(1));
        Uploads.upload("other", "a.csv", "text,label\nx,1\n").statusCode(201).body("version", equalTo(1));
        given().get("/api/v1/datasets/counted").then().statusCode(200).body("versions.version", contains(2, 1));
        given().get("/api/v1/datasets?q=counted")
                .then()
                .body("items", hasSize(1))
                .body("items[0].latest.version", equalTo(2))
                .body("items[0].versions", equalTo(2));
    }

    @Test
    void shouldNumberConcurrentUploadsWithoutGapsOrDoubles() {
        List<Integer> versions = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> read(Uploads.upload("crowded", "d.csv", "text,label\nx," + i / 2 + "\n"))
                        .version())
                .toList();

        assertThat(versions).hasSize(8);
        assertThat(versions.stream().distinct().sorted()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void shouldTakeTheFormatThatIsGiven() {
        given().multiPart("name", "given")
                .multiPart("file", "data", "a\tb\n1\t2\n".getBytes(StandardCharsets.UTF_8))
                .multiPart("format", "tsv")
                .post("/api/v1/datasets")
                .then()
                .statusCode(201)
                .body("format", equalTo("tsv"));
    }

    @Test
    void shouldOnlyCheckInADryRun() {
        given().multiPart("name", "dry")
                .multiPart("file", "dry.jsonl", ROWS.replace("parcel", "letter").getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/datasets?dryRun=true")
                .then()
                .statusCode(200)
                .body("rowCount", equalTo(3))
                .body("columns.name", contains("text", "label"));

        given().get("/api/v1/datasets/dry").then().statusCode(404).body("code", equalTo("dataset-not-found"));
        assertThat(artifacts.find(digest(ROWS.replace("parcel", "letter")))).isEmpty();
        assertThat(Uploads.left()).isEmpty();
    }

    @Test
    void shouldDeleteAVersion() {
        Uploads.upload("deleted", "a.csv", "a\n1\n").statusCode(201);

        given().delete("/api/v1/datasets/deleted/versions/1").then().statusCode(204);

        given().get("/api/v1/datasets/deleted/versions/latest").then().statusCode(404);
        given().delete("/api/v1/datasets/deleted/versions/1").then().statusCode(404);
        Uploads.upload("deleted", "a.csv", "a\n1\n").statusCode(201).body("version", equalTo(2));
    }

    @Test
    void shouldPageByName() {
        Uploads.upload("page-a", "a.csv", "a\n1\n");
        Uploads.upload("page-b", "a.csv", "a\n1\n");
        String next = given().get("/api/v1/datasets?q=page-&limit=1")
                .then()
                .body("items.name", contains("page-a"))
                .extract()
                .path("next");

        given().queryParam("cursor", next)
                .get("/api/v1/datasets?q=page-")
                .then()
                .body("items.name", hasItem("page-b"));
        given().get("/api/v1/datasets?q=page-&cursor=").then().body("items.name", contains("page-a", "page-b"));
        given().get("/api/v1/datasets?cursor=x").then().statusCode(400).body("code", equalTo("cursor-invalid"));
    }

    private static DatasetVersion read(ValidatableResponse response) {
        return Json.read(response.extract().asString(), DatasetVersion.class);
    }

    private static Digest digest(String content) {
        return Digest.of(Uploads.text(content));
    }
}
