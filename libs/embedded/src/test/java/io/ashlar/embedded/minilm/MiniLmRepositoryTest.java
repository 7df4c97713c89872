package io.ashlar.embedded.minilm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MiniLmRepositoryTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    static Path root;

    static Path folder = Path.of("");

    @BeforeAll
    static void layOut() {
        folder = MiniLmRepository.layOut(root);
    }

    @Test
    void shouldHoldEveryWeightUnderItsCheckpointNameAndAsTheCheckpointHasIt() throws IOException {
        JsonNode expected =
                MAPPER.readTree(getClass().getResource("minilm-expected.json")).path("weights");
        Checkpoint checkpoint = Checkpoint.read(folder.resolve("model.safetensors"));
        ((ObjectNode) checkpoint.header()).remove("__metadata__");

        List<String> names = new ArrayList<>();
        checkpoint.header().fieldNames().forEachRemaining(names::add);
        List<String> expectedNames = new ArrayList<>();
        expected.fieldNames().forEachRemaining(expectedNames::add);
        assertThat(names).containsExactlyElementsOf(expectedNames).hasSize(101);
        for (String name : names) {
            JsonNode weight = expected.get(name);
            assertThat(checkpoint.header().get(name).get("shape")).as(name).isEqualTo(weight.get("shape"));
            assertThat(checkpoint.first(name, 3)).as(name).containsExactly(floats(weight.get("first")));
            assertThat(checkpoint.last(name, 3)).as(name).containsExactly(floats(weight.get("last")));
        }
    }

    @Test
    void shouldBeTheSameBytesEveryTimeAndLeaveNothingElse(@TempDir Path other) throws IOException {
        Path again = MiniLmRepository.layOut(other);
        for (Path file : files(folder)) {
            assertThat(Files.mismatch(file, again.resolve(file.getFileName())))
                    .as("%s", file)
                    .isEqualTo(-1);
        }
        assertThat(files(again))
                .map(file -> file.getFileName().toString())
                .containsExactly(
                        "README.md",
                        "config.json",
                        "model.safetensors",
                        "tokenizer.json",
                        "tokenizer_config.json",
                        "vocab.txt");
        assertThat(files(other.resolve("sentence-transformers"))).hasSize(1);
    }

    @Test
    void shouldLeaveARepositoryThatIsThereAlone() throws IOException {
        var before = Files.getLastModifiedTime(folder.resolve("model.safetensors"));
        assertThat(MiniLmRepository.layOut(root)).isEqualTo(folder);
        assertThat(Files.getLastModifiedTime(folder.resolve("model.safetensors")))
                .isEqualTo(before);
    }

    @Test
    void shouldListTheVocabularyById() throws IOException {
        List<String> tokens = Files.readAllLines(folder.resolve("vocab.txt"));
        assertThat(tokens).hasSize(30_522);
        assertThat(tokens.get(0)).isEqualTo("[PAD]");
        assertThat(tokens.get(101)).isEqualTo("[CLS]");
    }

    private static float[] floats(JsonNode list) {
        float[] values = new float[list.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) list.get(i).asDouble();
        }
        return values;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** A reader of safetensors that shares nothing with the writer. */
    private record Checkpoint(JsonNode header, ByteBuffer data) {
        static Checkpoint read(Path file) throws IOException {
            ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            int length = (int) all.getLong();
            String json = new String(all.array(), Long.BYTES, length, StandardCharsets.UTF_8);
            ByteBuffer data = all.slice(Long.BYTES + length, all.capacity() - Long.BYTES - length);
            return new Checkpoint(MAPPER.readTree(json), data.order(ByteOrder.LITTLE_ENDIAN));
        }

        float[] first(String name, int count) {
            return floats((int) header.get(name).get("data_offsets").get(0).asLong(), count);
        }

        float[] last(String name, int count) {
            return floats((int) header.get(name).get("data_offsets").get(1).asLong() - count * Float.BYTES, count);
        }

        private float[] floats(int offset, int count) {
            float[] values = new float[count];
            data.slice(offset, count * Float.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(values);
            return values;
        }
    }
}
