package io.ashlar.evaluation.predictions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.ashlar.contracts.inference.InferTensorContents;
import io.ashlar.contracts.inference.ModelInferRequest;
import io.ashlar.contracts.inference.ModelInferResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TensorsTest {
    @Test
    void shouldAskWithATensorAnInput() {
        ModelInferRequest request = Tensors.request(
                "mood",
                List.of(Map.of("text", "a".getBytes(UTF_8)), Map.of("text", "ä".getBytes(UTF_8))),
                Map.of("top_k", 2, "flag", true, "share", 0.5, "name", "x"));

        assertThat(request.getInputs(0).getShapeList()).containsExactly(2L);
        assertThat(request.getInputs(0).getContents().getBytesContents(1).toStringUtf8())
                .isEqualTo("ä");
        assertThat(request.getOutputs(0).getName()).isEqualTo("json");
        assertThat(request.getParametersOrThrow("top_k").getInt64Param()).isEqualTo(2);
        assertThat(request.getParametersOrThrow("flag").getBoolParam()).isTrue();
        assertThat(request.getParametersOrThrow("share").getDoubleParam()).isEqualTo(0.5);
        assertThat(request.getParametersOrThrow("name").getStringParam()).isEqualTo("x");
    }

    @Test
    void shouldReadRawAndTypedAnswers() {
        ModelInferResponse.Builder response = ModelInferResponse.newBuilder()
                .addOutputs(ModelInferResponse.InferOutputTensor.newBuilder().setName("json"));
        ModelInferResponse raw = response.clone()
                .addRawOutputContents(ByteString.copyFrom(new byte[] {2, 0, 0, 0, '[', ']', 1, 0, 0, 0, '7'}))
                .build();
        ModelInferResponse typed = response.clone()
                .setOutputs(
                        0,
                        ModelInferResponse.InferOutputTensor.newBuilder()
                                .setName("json")
                                .setContents(InferTensorContents.newBuilder()
                                        .addBytesContents(ByteString.copyFromUtf8("[]"))
                                        .addBytesContents(ByteString.copyFromUtf8("7"))))
                .build();

        assertThat(Tensors.answers(raw)).hasToString("[[], 7]").isEqualTo(Tensors.answers(typed));
    }

    @Test
    void shouldRefuseBrokenAnswers() {
        ModelInferResponse.Builder json = ModelInferResponse.newBuilder()
                .addOutputs(ModelInferResponse.InferOutputTensor.newBuilder().setName("json"));

        assertThatThrownBy(() -> Tensors.answers(ModelInferResponse.getDefaultInstance()))
                .hasMessageContaining("no output 'json'");
        assertThatThrownBy(() -> Tensors.answers(json.clone()
                        .addRawOutputContents(ByteString.copyFrom(new byte[] {9, 0, 0, 0, '7'}))
                        .build()))
                .hasMessageContaining("cut off");
        assertThatThrownBy(() -> Tensors.answers(json.clone()
                        .addRawOutputContents(ByteString.copyFrom(new byte[] {1, 0, 0, 0, '{'}))
                        .build()))
                .hasMessageContaining("no JSON");
    }
}
