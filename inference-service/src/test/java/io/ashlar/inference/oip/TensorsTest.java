package io.ashlar.inference.oip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.ashlar.contracts.Task;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.inference.prediction.Answer;
import io.ashlar.inference.prediction.Input;
import io.ashlar.models.TextInput;
import io.ashlar.models.tasks.LabelScore;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TensorsTest {
    private static final TaskTensors TENSORS = TaskTensors.of(Task.TEXT_CLASSIFICATION);

    @Test
    void shouldReadRawTextsOfBothShapes() {
        assertThat(TENSORS.read(List.of(raw("text", List.of(2L), "grüße", ""))))
                .containsExactly(Input.text("grüße"), Input.text(""));
        assertThat(TENSORS.read(List.of(raw("text", List.of(2L, 1L), "a", "b"))))
                .hasSize(2);
        assertThat(TENSORS.read(List.of(raw("text", List.of(0L))))).isEmpty();
    }

    @Test
    void shouldReadPairs() {
        assertThat(TENSORS.read(List.of(raw("text_pair", List.of(1L), "b"), raw("text", List.of(1L), "a"))))
                .containsExactly(new Input.Text(new TextInput("a", "b")));
    }

    @Test
    void shouldTakeATextOrAConversationWhereATaskAnswersBoth() {
        TaskTensors written = TaskTensors.of(Task.TEXT_GENERATION);
        String messages = "[{\"role\": \"user\", \"content\": \"hello\"}]";

        assertThat(written.read(List.of(raw("text", List.of(1L), "a")))).containsExactly(Input.text("a"));
        assertThat(written.read(List.of(raw("messages", List.of(1L), messages))))
                .singleElement()
                .isInstanceOfSatisfying(
                        Input.Conversation.class,
                        conversation ->
                                assertThat(conversation.chat().messages()).hasSize(1));
        assertThatThrownBy(() -> written.read(List.of())).hasMessageContaining("Send one of text, messages");
        assertThatThrownBy(() ->
                        written.read(List.of(raw("text", List.of(1L), "a"), raw("messages", List.of(1L), messages))))
                .hasMessageContaining("Send one of them");
        assertThatThrownBy(() -> written.read(List.of(raw("messages", List.of(1L), "{"))))
                .hasMessageContaining("no JSON list");
        assertThatThrownBy(
                        () -> TaskTensors.of(Task.SUMMARIZATION).read(List.of(raw("messages", List.of(1L), messages))))
                .hasMessageContaining("is no input");
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                bad("is no input", raw("txt", List.of(1L), "a")),
                bad("'text' is missing", raw("text_pair", List.of(1L), "a")),
                bad("is there twice", raw("text", List.of(1L), "a"), raw("text", List.of(1L), "a")),
                bad("must have BYTES", tensor("FP32", List.of(1L), new byte[4])),
                bad("[N] or [N, 1]", tensor("BYTES", List.of(), length(1, "a"))),
                bad("[N] or [N, 1]", tensor("BYTES", List.of(1L, 2L), length(1, "a"))),
                bad("[N] or [N, 1]", tensor("BYTES", List.of(1L, 1L, 1L), length(1, "a"))),
                bad("cannot be negative", tensor("BYTES", List.of(-1L), length(1, "a"))),
                bad("more than 2147483647", tensor("BYTES", List.of(1L << 32, 1L << 32), length(1, "a"))),
                bad("more than 2147483647", tensor("BYTES", List.of(Long.MAX_VALUE, 3L), length(1, "a"))),
                bad("has 1 elements, and its shape says 2", raw("text", List.of(2L), "a")),
                bad("has 2 elements, and its shape says 1", raw("text", List.of(1L), "a", "b")),
                bad("only 1 are left", tensor("BYTES", List.of(1L), length(2, "a"))),
                bad("4294967295 bytes", tensor("BYTES", List.of(1L), length(-1, "a"))),
                bad("3 stray bytes", tensor("BYTES", List.of(1L), new byte[3])),
                bad("not valid UTF-8", tensor("BYTES", List.of(1L), new byte[] {2, 0, 0, 0, (byte) 0xc3, 0x28})),
                bad("'text' has 2", raw("text", List.of(2L), "a", "b"), raw("text_pair", List.of(1L), "a")));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void shouldSayWhatIsWrongWithATensor(String message, List<InputTensor> tensors) {
        assertThatThrownBy(() -> TENSORS.read(tensors)).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.code()).isIn(ProblemCode.INPUT_INVALID, ProblemCode.REQUEST_INVALID);
            assertThat(problem.detail()).contains(message);
        });
    }

    @Test
    void shouldRefuseAnOutputThatThereIsNot() {
        assertThatThrownBy(() -> TENSORS.wanted(List.of("label", "logits")))
                .hasMessageContaining("'logits' is no output. The outputs are: label, score, json.");
        assertThat(TENSORS.wanted(List.of())).containsExactly("label", "score", "json");
        assertThat(TENSORS.wanted(List.of("json"))).containsExactly("json");
    }

    @Test
    void shouldWriteLabelsAndScoresAsARectangleAndAsJson() {
        Answer answer = new Answer.Classifications(List.of(
                List.of(new LabelScore("good", 0.75), new LabelScore("bad", 0.25)),
                List.of(new LabelScore("bad", 0.5), new LabelScore("good", 0.5))));
        OutputTensor label = TENSORS.output("label", answer);
        assertThat(label.shape()).containsExactly(2L, 2L);
        assertThat(label.raw().size()).isEqualTo(4 * 4 + "goodbadbadgood".length());
        OutputTensor score = TENSORS.output("score", answer);
        assertThat(score.datatype()).isEqualTo(Datatype.FP32);
        ByteBuffer floats = score.raw().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        assertThat(floats.getFloat()).isEqualTo(0.75f);
        assertThat(((OutputTensor.Bytes) TENSORS.output("json", answer)).elements())
                .first()
                .extracting(ByteString::toStringUtf8)
                .isEqualTo("[{\"label\":\"good\",\"score\":0.75},{\"label\":\"bad\",\"score\":0.25}]");
    }

    private static Arguments bad(String message, InputTensor... tensors) {
        return Arguments.of(message, List.of(tensors));
    }

    private static InputTensor raw(String name, List<Long> shape, String... texts) {
        ByteBuffer bytes = ByteBuffer.allocate(1_000).order(ByteOrder.LITTLE_ENDIAN);
        for (String text : texts) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            bytes.putInt(utf8.length).put(utf8);
        }
        return new InputTensor(name, "BYTES", shape, new Texts.Raw(bytes.flip()));
    }

    private static InputTensor tensor(String datatype, List<Long> shape, byte[] raw) {
        return new InputTensor("text", datatype, shape, new Texts.Raw(ByteBuffer.wrap(raw)));
    }

    private static byte[] length(int length, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Integer.BYTES + utf8.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(length)
                .put(utf8)
                .array();
    }
}
