package io.ashlar.inference.writing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.google.protobuf.ByteString;
import io.ashlar.contracts.inference.InferTensorContents;
import io.ashlar.contracts.inference.ModelInferRequest;
import io.ashlar.contracts.inference.ModelInferResponse;
import io.ashlar.contracts.prediction.v1.GenerateTextRequest;
import io.ashlar.contracts.prediction.v1.GenerateTextResponse;
import io.ashlar.contracts.prediction.v1.GenerationParameters;
import io.ashlar.contracts.prediction.v1.SummarizeRequest;
import io.ashlar.contracts.prediction.v1.TranslateRequest;
import io.ashlar.inference.app.CatalogTestResource;
import io.ashlar.inference.app.GrpcClient;
import io.ashlar.testing.AshlarTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Iterator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Written texts over gRPC. */
@QuarkusTest
@QuarkusTestResource(value = AshlarTestResource.class, initArgs = @ResourceArg(name = "database", value = "inference"))
@QuarkusTestResource(CatalogTestResource.class)
class WritersGrpcIT {
    private GrpcClient grpc;

    @BeforeEach
    void connect() {
        Writers.deploy();
        grpc = GrpcClient.open();
    }

    @AfterEach
    void disconnect() throws InterruptedException {
        grpc.close();
    }

    @Test
    void shouldWriteOverGrpcAndEndWhenTheClientLeaves() {
        var triton = grpc.inference();
        ModelInferResponse answer = triton.modelInfer(ModelInferRequest.newBuilder()
                .setModelName("translator")
                .addInputs(ModelInferRequest.InferInputTensor.newBuilder()
                        .setName("text")
                        .setDatatype("BYTES")
                        .addShape(1)
                        .setContents(InferTensorContents.newBuilder()
                                .addBytesContents(ByteString.copyFromUtf8(Writers.TEXT))))
                .build());
        assertThat(answer.getOutputs(0).getName()).isEqualTo("generated_text");
        var typed = grpc.predictions();
        GenerationParameters few =
                GenerationParameters.newBuilder().setMaxNewTokens(5).build();
        assertThat(typed.summarize(SummarizeRequest.newBuilder()
                                .setEndpoint("summarizer")
                                .addTexts(Writers.TEXT)
                                .setParameters(few)
                                .build())
                        .getSummariesList())
                .hasSize(1);
        assertThat(typed.translate(TranslateRequest.newBuilder()
                                .setEndpoint("translator")
                                .addTexts(Writers.TEXT)
                                .addTexts("a")
                                .setParameters(few)
                                .build())
                        .getTranslationsList())
                .hasSize(2);
        Iterator<GenerateTextResponse> pieces = typed.generateText(GenerateTextRequest.newBuilder()
                .setEndpoint("writer")
                .setPrompt(Writers.TEXT)
                .setParameters(few)
                .build());
        GenerateTextResponse last = GenerateTextResponse.getDefaultInstance();
        while (pieces.hasNext()) {
            last = pieces.next();
        }
        assertThat(last.getFinishReason()).isIn("stop", "length");
        assertThat(last.getGeneratedTokens()).isBetween(1, 5);
        grpc.channel().shutdownNow();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> given().get("/api/v1/endpoints/writer/statistics")
                        .then()
                        .statusCode(200)
                        .body("waitingInputs", equalTo(0)));
    }
}
