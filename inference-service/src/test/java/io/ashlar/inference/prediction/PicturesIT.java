package io.ashlar.inference.prediction;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.google.protobuf.ByteString;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.inference.InferTensorContents;
import io.ashlar.contracts.inference.ModelInferRequest;
import io.ashlar.contracts.inference.ModelInferResponse;
import io.ashlar.contracts.prediction.v1.ClassifyImageRequest;
import io.ashlar.inference.app.CatalogTestResource;
import io.ashlar.inference.app.Deployments;
import io.ashlar.inference.app.GrpcClient;
import io.ashlar.testing.AshlarTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Labels of pictures through every protocol. */
@QuarkusTest
@QuarkusTestResource(value = AshlarTestResource.class, initArgs = @ResourceArg(name = "database", value = "inference"))
@QuarkusTestResource(CatalogTestResource.class)
class PicturesIT {
    private static final String PREDICT = "/api/v1/endpoints/looker/predict";

    private GrpcClient grpc;

    @BeforeEach
    void connect() {
        Deployments.ensure("looker", "looker");
        grpc = GrpcClient.open();
    }

    @AfterEach
    void disconnect() throws InterruptedException {
        grpc.close();
    }

    @Test
    void shouldTakeAPicturesBytesAndTheirBase64Alike() throws IOException {
        byte[] file = picture(Color.RED);
        String best = given().contentType("image/png")
                .body(file)
                .post(PREDICT)
                .then()
                .statusCode(200)
                .body("", hasSize(2))
                .body("score.sum().toDouble()", closeTo(1, 1e-5))
                .extract()
                .path("[0].label");
        String base64 = Base64.getEncoder().encodeToString(file);
        given().contentType("application/json")
                .body(Json.write(Map.of("inputs", List.of(base64, "data:image/png;base64," + base64))))
                .post(PREDICT)
                .then()
                .statusCode(200)
                .body("", hasSize(2))
                .body("[0][0].label", equalTo(best))
                .body("[1][0].label", equalTo(best));
    }

    /** The Hub's client says so for pictures that it asks for. */
    @Test
    void shouldGiveAPictureToAClientThatTakesNothingElse() {
        Deployments.ensure("painter", "painter");
        byte[] file = given().accept("image/png")
                .contentType("application/json")
                .body("{\"inputs\": \"a gate\", \"parameters\": {\"num_inference_steps\": 2}}")
                .post("/api/v1/endpoints/painter/predict")
                .then()
                .statusCode(200)
                .contentType("image/png")
                .extract()
                .asByteArray();
        assertThat(file).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void shouldRefuseWhatIsNoPicture() throws IOException {
        byte[] cut = Arrays.copyOf(picture(Color.RED), 40);
        given().contentType("image/png").body(cut).post(PREDICT).then().statusCode(400);
        given().contentType("image/png")
                .body("no picture".getBytes(StandardCharsets.UTF_8))
                .post(PREDICT)
                .then()
                .statusCode(400);
        given().contentType("application/json")
                .body("{\"inputs\": {\"question\": \"a\", \"context\": \"b\"}}")
                .post(PREDICT)
                .then()
                .statusCode(400)
                .body("detail", containsString("a picture"));
    }

    @Test
    void shouldCarryPicturesOverGrpc() throws IOException {
        var triton = grpc.inference();
        ModelInferResponse answer = triton.modelInfer(ModelInferRequest.newBuilder()
                .setModelName("looker")
                .addInputs(ModelInferRequest.InferInputTensor.newBuilder()
                        .setName("image")
                        .setDatatype("BYTES")
                        .addShape(2)
                        .setContents(InferTensorContents.newBuilder()
                                .addBytesContents(ByteString.copyFrom(picture(Color.RED)))
                                .addBytesContents(ByteString.copyFrom(picture(Color.GREEN)))))
                .build());
        assertThat(answer.getOutputs(0).getShapeList()).containsExactly(2L, 2L);
        var typed = grpc.predictions();
        assertThat(typed.classifyImage(ClassifyImageRequest.newBuilder()
                                .setEndpoint("looker")
                                .addImages(ByteString.copyFrom(picture(Color.BLUE)))
                                .setTopK(1)
                                .build())
                        .getResults(0)
                        .getLabelsList())
                .hasSize(1);
    }

    private static byte[] picture(Color colour) throws IOException {
        BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(colour);
        graphics.fillOval(5, 5, 20, 20);
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }
}
