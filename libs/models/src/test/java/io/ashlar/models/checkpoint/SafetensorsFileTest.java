package io.ashlar.models.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsFileTest {
    private static final int HOSTILE_FILES = 3000;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("model.safetensors");
    }

    @Test
    void shouldReadWhatItWrote() throws IOException {
        ArrayTensor matrix = ArrayTensor.of(List.of(2L, 3L), 1, -2, 3.5f, 0, 1e-30f, Float.MAX_VALUE);
        ArrayTensor scalar = ArrayTensor.of(List.of(), 42);
        SafetensorsWriter.write(
                file,
                Map.of("z.matrix", matrix, "a.scalar", scalar, "none", ArrayTensor.of(List.of(0L, 4L))),
                Map.of("format", "pt"));

        try (SafetensorsFile read = SafetensorsFile.open(file)) {
            assertThat(read.names()).containsExactly("a.scalar", "none", "z.matrix");
            assertThat(read.metadata()).containsEntry("format", "pt");
            assertThat(read.find("z.matrix").orElseThrow().shape()).containsExactly(2L, 3L);
            assertThat(Tensors.toFloats(read.find("z.matrix").orElseThrow())).containsExactly(Tensors.toFloats(matrix));
            assertThat(Tensors.toFloats(read.find("a.scalar").orElseThrow())).containsExactly(42);
            assertThat(read.find("absent")).isEmpty();
        }
        assertThat(headerEnd(Files.readAllBytes(file)) % 64).isZero();
    }

    @Test
    void shouldSayWhereATensorLies() throws IOException {
        SafetensorsWriter.write(
                file, Map.of("a", ArrayTensor.of(List.of(2L), 1, 2), "b", ArrayTensor.of(List.of(2L), 3, 4)), Map.of());

        try (SafetensorsFile read = SafetensorsFile.open(file)) {
            FileRegion region = read.find("b").orElseThrow().region().orElseThrow();

            assertThat(region.file()).isEqualTo(file);
            assertThat(ByteBuffer.wrap(Files.readAllBytes(file))
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .getFloat((int) region.offset()))
                    .isEqualTo(3);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "not JSON                       | {\"a\":",
                "not a JSON object              | [1]",
                "element type 'F33'             | {\"a\":{\"dtype\":\"F33\",\"shape\":[2],\"data_offsets\":[0,8]}}",
                "takes another number           | {\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}}",
                "not a begin and an end         | {\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,0]}}",
                "not a begin and an end         | {\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8]}}",
                "not a size                     | {\"a\":{\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]}}",
                "not a size                     | {\"a\":{\"dtype\":\"F32\",\"shape\":[2.5],\"data_offsets\":[0,8]}}",
                "not a size                     | {\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,1e99]}}",
                "larger than any file           | {\"a\":{\"dtype\":\"F32\",\"shape\":[9223372036854775807,4],\"data_offsets\":[0,8]}}",
                "not an array                   | {\"a\":{\"dtype\":\"F32\",\"shape\":\"2\",\"data_offsets\":[0,8]}}",
                "neither overlap nor leave gaps | {\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
                "neither overlap nor leave gaps | {\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
                "truncated or has something     | {\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
                "truncated or has something     | {\"a\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,16]}}",
                "Duplicate field 'a'            | {\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}",
                "__metadata__.x is not a string | {\"__metadata__\":{\"x\":1},\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}"
            })
    void shouldNameTheRuleThatAHeaderBreaks(String rule, String header) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        Files.write(file, bytes(json.length, json, new byte[8]));

        assertMalformed(rule);
    }

    @ParameterizedTest
    @CsvSource({"9223372036854775807", "-9223372036854775808", "-1", "0", "100000001", "11"})
    void shouldRefuseAHeaderLongerThanTheFile(long length) throws IOException {
        Files.write(file, bytes(length, new byte[] {'{', '}'}, new byte[8]));

        assertMalformed(Long.toUnsignedString(length));
    }

    @Test
    void shouldRefuseAFileWithoutAHeader() throws IOException {
        Files.write(file, new byte[] {1, 2, 3});

        assertMalformed("3 bytes");
    }

    @Test
    void shouldSayThatAFileIsMissing() {
        assertThatThrownBy(() -> SafetensorsFile.open(file))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.MODEL_FILE_MISSING));
    }

    /** Whatever happens to a file's bytes, it is refused with a problem, or everything it names can be read. */
    @Test
    void shouldSurviveHostileFiles() throws IOException {
        SafetensorsWriter.write(
                file,
                Map.of("a", ArrayTensor.of(List.of(4L), 1, 2, 3, 4), "b", ArrayTensor.of(List.of(2L, 2L), 5, 6, 7, 8)),
                Map.of());
        byte[] sound = Files.readAllBytes(file);
        Random random = new Random(20261121);
        int refused = 0;
        for (int i = 0; i < HOSTILE_FILES; i++) {
            Files.write(file, spoil(sound, random));
            try (SafetensorsFile read = SafetensorsFile.open(file)) {
                for (String name : read.names()) {
                    read.find(name).orElseThrow().stream(
                            chunk -> assertThat(chunk.remaining()).isPositive());
                }
            } catch (ProblemException e) {
                assertThat(e.code()).isEqualTo(ProblemCode.MODEL_FILE_MALFORMED);
                refused++;
            }
        }
        assertThat(refused).isBetween(HOSTILE_FILES / 2, HOSTILE_FILES);
    }

    private static byte[] spoil(byte[] sound, Random random) {
        byte[] spoilt = random.nextInt(4) == 0
                ? java.util.Arrays.copyOf(sound, random.nextInt(sound.length + 8))
                : sound.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes && spoilt.length > 0; i++) {
            spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt(256);
        }
        return spoilt;
    }

    private void assertMalformed(String rule) {
        assertThatThrownBy(() -> SafetensorsFile.open(file))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.MODEL_FILE_MALFORMED))
                .hasMessageContaining("model.safetensors")
                .hasMessageContaining(rule);
    }

    private static byte[] bytes(long headerLength, byte[] header, byte[] data) {
        return ByteBuffer.allocate(8 + header.length + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(headerLength)
                .put(header)
                .put(data)
                .array();
    }

    private static long headerEnd(byte[] content) {
        return 8 + ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }
}
