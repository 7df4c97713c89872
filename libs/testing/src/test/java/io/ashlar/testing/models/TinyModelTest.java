package io.ashlar.testing.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ashlar.testing.models.TinyModel.Family;
import io.ashlar.testing.models.TinyModel.Head;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TinyModelTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    Path folder;

    static Stream<TinyModel> every() {
        return Stream.of(Family.values())
                .flatMap(family -> Stream.of(
                        TinyModel.encoder(family),
                        TinyModel.classifier(family, "no", "yes", "maybe"),
                        TinyModel.maskedTokens(family)));
    }

    @ParameterizedTest
    @MethodSource("every")
    void shouldWriteTheWeightsThatTransformersExpects(TinyModel model) throws IOException {
        JsonNode expected = MAPPER.readTree(getClass().getResource("tiny-models-expected.json"))
                .path(model.family() + " " + model.head());
        model.write(folder);

        JsonNode header = header(folder.resolve("model.safetensors"));
        for (var names = expected.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            assertThat(header.path(name).path("shape")).as(name).isEqualTo(expected.get(name));
        }
        assertThat(header.size() - 1).isEqualTo(expected.size()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("every")
    void shouldFillTheFileWithoutGapsAndWithFiniteNumbers(TinyModel model) throws IOException {
        byte[] bytes = Files.readAllBytes(model.write(folder).resolve("model.safetensors"));
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int start = Long.BYTES + (int) buffer.getLong();
        assertThat(start % 8).isZero();

        long offset = 0;
        JsonNode header = header(folder.resolve("model.safetensors"));
        for (JsonNode tensor : header) {
            if (tensor.has("data_offsets")) {
                assertThat(tensor.get("data_offsets").get(0).asLong()).isEqualTo(offset);
                offset = tensor.get("data_offsets").get(1).asLong();
            }
        }
        assertThat(start + offset).isEqualTo(bytes.length);
        for (int at = start; at < bytes.length; at += Float.BYTES) {
            assertThat(buffer.getFloat(at)).isBetween(-0.3f, 1.3f);
        }
    }

    @Test
    void shouldWriteTheSameBytesForTheSameDescriptionAndOthersForAnotherSeed() throws IOException {
        TinyModel model = TinyModel.classifier(Family.ROBERTA, "a", "b");
        Path first = model.write(folder.resolve("first"));
        Path second = model.write(folder.resolve("second"));
        Path other = model.withSeed(7).write(folder.resolve("other"));
        try (Stream<Path> files = Files.list(first)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(5);
            for (Path file : all) {
                assertThat(Files.mismatch(file, second.resolve(file.getFileName())))
                        .as("%s", file)
                        .isEqualTo(-1);
            }
        }
        String weights = "model.safetensors";
        assertThat(Files.mismatch(first.resolve(weights), other.resolve(weights)))
                .isNotEqualTo(-1);
    }

    @ParameterizedTest
    @MethodSource("every")
    void shouldNumberTheVocabularyWithoutGaps(TinyModel model) throws IOException {
        model.write(folder);
        JsonNode vocabulary = MAPPER.readTree(folder.resolve("tokenizer.json").toFile())
                .path("model")
                .path("vocab");
        Set<Integer> ids = new HashSet<>();
        vocabulary.forEach(id -> ids.add(id.asInt()));
        int size = MAPPER.readTree(folder.resolve("config.json").toFile())
                .path("vocab_size")
                .asInt();
        assertThat(ids).hasSize(size).contains(0, size - 1);
        assertThat(vocabulary).hasSize(size);
    }

    @Test
    void shouldNameItsLabelsInTheConfiguration() throws IOException {
        TinyModels.classifier(folder, Family.BERT, "sad", "glad");
        JsonNode config = MAPPER.readTree(folder.resolve("config.json").toFile());
        assertThat(config.path("id2label").path("1").asText()).isEqualTo("glad");
        assertThat(config.path("label2id").path("sad").asInt()).isZero();
        assertThat(config.path("architectures").get(0).asText()).isEqualTo("BertForSequenceClassification");
    }

    @Test
    void shouldRejectSizesAndLabelsThatDoNotFit() {
        TinyModel model = TinyModel.encoder(Family.BERT);
        assertThatThrownBy(() -> model.withSizes(30, 1, 4, 8, 8))
                .hasMessageContaining("30")
                .hasMessageContaining("4 heads");
        assertThatThrownBy(() -> model.withHead(Head.CLASSIFICATION, List.of()))
                .hasMessageContaining("at least one label");
        assertThatThrownBy(() -> model.withHead(Head.NONE, List.of("x"))).hasMessageContaining("others none");
    }

    private static JsonNode header(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int length = (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        return MAPPER.readTree(new String(bytes, Long.BYTES, length, StandardCharsets.UTF_8));
    }
}
