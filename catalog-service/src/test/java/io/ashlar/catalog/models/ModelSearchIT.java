package io.ashlar.catalog.models;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.ashlar.artifacts.Digest;
import io.ashlar.catalog.KafkaNews;
import io.ashlar.catalog.RegisteredModels;
import io.ashlar.catalog.StoredPackages;
import io.ashlar.contracts.Task;
import io.ashlar.contracts.events.Topics;
import io.ashlar.testing.AshlarTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All models of these tests have the word "zebra" in their cards, so that other tests' models do not count. */
@QuarkusTest
@QuarkusTestResource(value = AshlarTestResource.class, initArgs = @ResourceArg(name = "database", value = "catalog"))
class ModelSearchIT {
    private static boolean registered;

    @Inject
    StoredPackages packages;

    @BeforeEach
    void register() {
        if (registered) {
            return;
        }
        try (KafkaNews news = new KafkaNews(Topics.MODELS)) {
            RegisteredModels models = new RegisteredModels(news);
            Digest english =
                    packages.withCard("---\nlanguage: en\nlicense: mit\ntags: [striped]\n---\nA zebra of English.");
            Digest both = packages.withCard(
                    "---\nlanguage: [en, de]\nlicense: apache-2.0\n---\nA zebra of 100% two_languages.");
            models.register(StoredPackages.candidate(
                    "zebra-a", Task.TEXT_CLASSIFICATION, "bert", 90_000_000, "hugging-face", english, null));
            models.register(StoredPackages.candidate(
                    "zebra-b", Task.FILL_MASK, "roberta", 500_000_000, "hugging-face", both, null));
            models.register(StoredPackages.candidate(
                    "zebra-c", Task.SUMMARIZATION, "t5", 20_000_000_000L, "workspace", both, null));
            models.register(StoredPackages.candidate(
                    "zebra-c", Task.SUMMARIZATION, "t5", 2_000_000_000L, "workspace", both, null));
        }
        given().put("/api/v1/collections/curated/models/zebra-b").then().statusCode(204);
        registered = true;
    }

    @Test
    void shouldListEachModelByItsNewestVersion() {
        given().get("/api/v1/models?q=zebra")
                .then()
                .statusCode(200)
                .body("items.name", contains("zebra-a", "zebra-b", "zebra-c"))
                .body("items[2].latest.version", equalTo(2))
                .body("items[2].versions", equalTo(2))
                .body("items[1].languages", contains("de", "en"))
                .body("items[0].description", equalTo("A zebra of English."))
                .body(
                        "items[0].fineTuningTasks",
                        contains("text-classification", "token-classification", "question-answering"))
                .body("items[2].fineTuningTasks", contains("summarization", "translation"))
                .body("items[1].curated", equalTo(true))
                .body("items[0].curated", equalTo(false));
    }

    @ParameterizedTest
    @CsvSource({
        "task=fill-mask, zebra-b",
        "task=fill-mask&task=summarization, zebra-b zebra-c",
        "fineTuningTask=text-classification, zebra-a zebra-b",
        "fineTuningTask=translation, zebra-c",
        "licence=mit, zebra-a",
        "collection=workspace, zebra-c",
        "collection=curated, zebra-b",
        "collection=curated&collection=workspace, zebra-b zebra-c",
        "language=de, zebra-b zebra-c",
        "language=de&task=fill-mask, zebra-b",
        "family=bert, zebra-a",
        "size=under-100-mb, zebra-a",
        "size=1-gb-to-10-gb, zebra-c",
        "size=over-10-gb, ''",
        "q=ENGLISH, zebra-a",
        "q=striped, zebra-a",
        "q=100%25, zebra-b zebra-c",
        "q=two_l, zebra-b zebra-c",
        "q=a%25english, ''"
    })
    void shouldNarrowToWhatPassesEveryFilter(String query, String names) {
        JsonPath answer = given().urlEncodingEnabled(false)
                .get("/api/v1/models?q=zebra" + (query.startsWith("q=") ? "%20" + query.substring(2) : "&" + query))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(String.join(" ", answer.getList("items.name", String.class))).isEqualTo(names);
    }

    @Test
    void shouldCountWhatEachFurtherChoiceWouldLeave() {
        JsonPath facets = given().get("/api/v1/models?q=zebra&task=fill-mask")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(values(facets, "task"))
                .isEqualTo(Map.of("text-classification", 1, "fill-mask", 1, "summarization", 1));
        assertThat(values(facets, "language")).isEqualTo(Map.of("en", 1, "de", 1));
        assertThat(values(facets, "collection")).isEqualTo(Map.of("hugging-face", 1, "curated", 1));
        assertThat(values(facets, "fineTuningTask"))
                .isEqualTo(Map.of("text-classification", 1, "token-classification", 1, "question-answering", 1));
        assertThat(values(facets, "size")).isEqualTo(Map.of("100-mb-to-1-gb", 1));
        assertThat(values(facets, "licence")).isEqualTo(Map.of("apache-2.0", 1));
        assertThat(values(facets, "family")).isEqualTo(Map.of("roberta", 1));
    }

    @Test
    void shouldPageWithoutLossOrRepetition() {
        List<String> names = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = given().queryParam("q", "zebra")
                    .queryParam("limit", 1)
                    .queryParams(cursor == null ? Map.of() : Map.of("cursor", cursor))
                    .get("/api/v1/models")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(page.getMap("facets") == null).isEqualTo(cursor != null);
            names.addAll(page.getList("items.name", String.class));
            cursor = page.getString("next");
        } while (cursor != null);

        assertThat(names).containsExactly("zebra-a", "zebra-b", "zebra-c");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, 400, parameter-invalid",
        "limit=201, 400, parameter-invalid",
        "limit=many, 400, parameter-invalid",
        "cursor=%00, 400, cursor-invalid",
        "cursor=x, 400, cursor-invalid",
        "task=juggling, 400, task-unknown",
        "size=big, 400, parameter-invalid",
        "collection=attic, 400, parameter-invalid",
        "q=%00, 400, parameter-invalid"
    })
    void shouldRejectQueriesThatCannotBe(String query, int status, String code) {
        given().urlEncodingEnabled(false)
                .get("/api/v1/models?" + query)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/models/nothing, 404, model-not-found",
        "/api/v1/models/Not%20A%20Name, 400, name-invalid",
        "/api/v1/models/nothing/versions/1, 404, model-not-found",
        "/api/v1/models/zebra-a/versions/7, 404, model-version-not-found",
        "/api/v1/models/zebra-a/versions/0, 400, name-invalid",
        "/api/v1/models/zebra-a/versions/first, 400, name-invalid",
        "/api/v1/models/zebra-a/versions/99999999999, 400, name-invalid",
        "/api/v1/nothing, 404, route-not-found"
    })
    void shouldSayWhatIsNotThere(String path, int status, String code) {
        given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code));
    }

    @Test
    void shouldCountTheShelves() {
        given().get("/api/v1/collections")
                .then()
                .statusCode(200)
                .body("name", contains("curated", "hugging-face", "workspace"));
    }

    @Test
    void shouldPutModelsOnTheCuratedShelfAndTakeThemOff() {
        given().put("/api/v1/collections/curated/models/zebra-a").then().statusCode(204);
        given().put("/api/v1/collections/curated/models/zebra-a").then().statusCode(204);
        given().get("/api/v1/models?collection=curated").then().body("items.name", hasItem("zebra-a"));
        given().delete("/api/v1/collections/curated/models/zebra-a").then().statusCode(204);
        given().get("/api/v1/models?q=zebra-a").then().body("items[0].curated", equalTo(false));
        given().put("/api/v1/collections/curated/models/nothing").then().statusCode(404);
    }

    @Test
    void shouldTellTheLineageInBothDirectionsOnlyWhereThereIsOne() {
        given().get("/api/v1/models/zebra-a/versions/1/lineage")
                .then()
                .statusCode(200)
                .body("model", equalTo("zebra-a@1"))
                .body("source.kind", equalTo("hub"))
                .body("madeOf", empty())
                .body("madeInto", empty())
                .body("problem", nullValue());
    }

    private static Map<String, Integer> values(JsonPath answer, String facet) {
        List<Map<String, Object>> values = answer.getList("facets." + facet);
        Map<String, Integer> counts = new HashMap<>();
        values.forEach(value -> counts.put((String) value.get("value"), (Integer) value.get("count")));
        return counts;
    }
}
