package io.ashlar.catalog.curated;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;

import io.ashlar.catalog.KafkaNews;
import io.ashlar.catalog.RegisteredModels;
import io.ashlar.catalog.StoredPackages;
import io.ashlar.contracts.Task;
import io.ashlar.contracts.catalog.ModelCandidate;
import io.ashlar.contracts.catalog.ModelSource;
import io.ashlar.contracts.events.Topics;
import io.ashlar.testing.AshlarTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = AshlarTestResource.class, initArgs = @ResourceArg(name = "database", value = "catalog"))
class CuratedCardIT {
    private static final String CARDS = "/api/v1/collections/curated/cards";
    private static final String ID = "openai-community/gpt2";

    @Inject
    StoredPackages packages;

    @Test
    void shouldTellWhatACardSays() {
        given().get(CARDS + "/deepset/roberta-base-squad2")
                .then()
                .statusCode(200)
                .body("id", equalTo("deepset/roberta-base-squad2"))
                .body("task", equalTo("question-answering"))
                .body("family", equalTo("roberta"))
                .body("licence", equalTo("cc-by-4.0"))
                .body("languages", contains("en"))
                .body("fineTuningTasks", contains("question-answering"))
                .body("samples[0].inputs.question", equalTo("What is an ashlar?"))
                .body("models", empty());
    }

    @Test
    void shouldNarrowAsListsOfModelsAre() {
        given().get(CARDS + "?task=token-classification&language=fr&licence=mit")
                .then()
                .statusCode(200)
                .body("items.id", contains("Jean-Baptiste/camembert-ner"));
        given().get(CARDS + "?q=MNLI&family=deberta&family=roberta&limit=200")
                .then()
                .statusCode(200)
                .body("items.task", everyItem(equalTo("text-classification")))
                .body("items.id", hasItem("FacebookAI/roberta-large-mnli"));
        given().get(CARDS + "?fineTuningTask=summarization&task=fill-mask")
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void shouldPageWithoutLossOrRepetition() {
        List<String> ids = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = given().queryParam("limit", 40)
                    .queryParams(cursor == null ? Map.of() : Map.of("cursor", cursor))
                    .get(CARDS)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            ids.addAll(page.getList("items.id", String.class));
            cursor = page.getString("next");
        } while (cursor != null);

        List<String> once = given().get(CARDS + "?limit=200").jsonPath().getList("items.id", String.class);
        assertThat(ids).isEqualTo(once).doesNotHaveDuplicates().hasSizeGreaterThan(66);
    }

    @Test
    void shouldPutModelsOfACardOnTheCuratedShelf() {
        try (KafkaNews news = new KafkaNews(Topics.MODELS)) {
            RegisteredModels models = new RegisteredModels(news);
            models.register(candidate("shelved-gpt2"));
            given().get(CARDS + "/" + ID).then().statusCode(200).body("models", hasItem("shelved-gpt2"));
            given().get("/api/v1/models?collection=curated&q=shelved-gpt2")
                    .then()
                    .body("items.name", contains("shelved-gpt2"));

            given().delete("/api/v1/collections/curated/models/shelved-gpt2")
                    .then()
                    .statusCode(204);
            models.register(candidate("shelved-gpt2"));
            given().get("/api/v1/models?q=shelved-gpt2").then().body("items[0].curated", equalTo(false));
        }
    }

    private ModelCandidate candidate(String name) {
        ModelCandidate any = StoredPackages.candidate(
                name,
                Task.TEXT_GENERATION,
                "gpt2",
                1000,
                "hugging-face",
                packages.withCard("---\nlicense: mit\n---\nWords."),
                null);
        return new ModelCandidate(
                name,
                any.task(),
                any.packageDigest(),
                any.family(),
                any.parameters(),
                any.sizeBytes(),
                any.maxSequenceLength(),
                any.labels(),
                any.newWeights(),
                new ModelSource("hub", ID, "abc"),
                any.licence(),
                any.collection(),
                null,
                any.metrics());
    }

    @ParameterizedTest
    @CsvSource({
        "?limit=0, 400, parameter-invalid",
        "?cursor=x, 400, cursor-invalid",
        "?task=juggling, 400, task-unknown",
        "?fineTuningTask=juggling, 400, task-unknown",
        "/org/nothing, 404, model-not-found"
    })
    void shouldRejectWhatCannotBe(String query, int status, String code) {
        given().urlEncodingEnabled(false)
                .get(CARDS + query)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code));
    }
}
