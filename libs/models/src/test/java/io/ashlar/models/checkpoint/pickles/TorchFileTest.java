package io.ashlar.models.checkpoint.pickles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.checkpoint.Checkpoint;
import io.ashlar.models.checkpoint.Checkpoints;
import io.ashlar.models.checkpoint.SafetensorsFile;
import io.ashlar.models.checkpoint.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files are made by {@code src/test/python/make_torch_files.py}. */
class TorchFileTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"zip.bin", "zip-protocol-4.bin", "legacy.bin"})
    void shouldReadWhatTorchSaved(String file) throws IOException {
        try (Checkpoint expected = SafetensorsFile.open(resource("expected.safetensors"));
                Checkpoint actual = TorchFile.open(resource(file))) {
            assertThat(actual.names()).containsExactlyInAnyOrderElementsOf(expected.names());
            for (String name : expected.names()) {
                Tensor theirs = expected.find(name).orElseThrow();
                Tensor ours = actual.find(name).orElseThrow();
                assertThat(ours.dtype()).as(name).isEqualTo(theirs.dtype());
                assertThat(ours.shape()).as(name).isEqualTo(theirs.shape());
                assertThat(bytes(ours)).as(name).isEqualTo(bytes(theirs));
                assertThat(bytes(ours)).as(name + " again").isEqualTo(bytes(theirs));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zip.bin", "zip-protocol-4.bin", "legacy.bin"})
    void shouldSayWhereTensorsInOnePieceLie(String file) throws IOException {
        byte[] all = Files.readAllBytes(resource(file));
        try (Checkpoint checkpoint = TorchFile.open(resource(file))) {
            assertThat(checkpoint.find("transposed").orElseThrow().region()).isEmpty();
            for (String name : List.of("plain", "tied_b", "half", "scalar")) {
                Tensor tensor = checkpoint.find(name).orElseThrow();
                int begin = (int) tensor.region().orElseThrow().offset();

                assertThat(Arrays.copyOfRange(all, begin, begin + (int) tensor.bytes()))
                        .as(name)
                        .isEqualTo(bytes(tensor));
            }
        }
    }

    @Test
    void shouldReadShardsOfTorchFilesByTheirIndex() throws IOException {
        Files.copy(resource("zip.bin"), folder.resolve("pytorch_model-00001-of-00002.bin"));
        Files.copy(resource("legacy.bin"), folder.resolve("pytorch_model-00002-of-00002.bin"));
        Files.writeString(
                folder.resolve("pytorch_model.bin.index.json"),
                "{\"weight_map\":{\"plain\":\"pytorch_model-00001-of-00002.bin\","
                        + "\"half\":\"pytorch_model-00002-of-00002.bin\"}}");

        try (Checkpoint checkpoint = Checkpoints.open(folder)) {
            assertThat(checkpoint.names()).containsExactlyInAnyOrder("plain", "half");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "hostile.bin, MODEL_NEEDS_OWN_CODE, system",
        "hostile-legacy.bin, MODEL_NEEDS_OWN_CODE, system",
        "module.bin, MODEL_NEEDS_OWN_CODE, torch.nn.modules.linear.Linear",
        "no-torch.bin, MODEL_FILE_MALFORMED, magic number",
        "compressed.bin, MODEL_FILE_MALFORMED, compressed"
    })
    void shouldRefuseWhatIsNoPlainStateDict(String file, ProblemCode code, String reason) {
        assertProblem(resource(file), code, reason);
        assertThat(Path.of("hostile-pickle-was-run")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zip.bin", "legacy.bin"})
    void shouldRefuseEveryTruncation(String file) throws IOException {
        byte[] whole = Files.readAllBytes(resource(file));
        for (int length = 0; length < whole.length; length += 37) {
            Path cut = folder.resolve(length + ".bin");
            Files.write(cut, java.util.Arrays.copyOf(whole, length));
            assertProblem(
                    cut, ProblemCode.MODEL_FILE_MALFORMED, cut.getFileName().toString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        // an expanded tensor: 10^12 elements of a storage of 4
        "1000000, 1000000, 0, 0, leaves its storage",
        "4, 2, 1, 1, leaves its storage",
        "3037000500, 3037000500, 0, 0, larger than any file",
        "3, 1, 2, 1, leaves its storage"
    })
    void shouldRefuseTensorsThatLeaveTheirStorage(
            long rows, long columns, long rowStride, long columnStride, String reason) throws IOException {
        ByteArrayOutputStream pickle = new ByteArrayOutputStream();
        text(pickle, "\u0080\u0002}X\u0001\0\0\0actorch._utils\n_rebuild_tensor_v2\n((");
        text(pickle, "X\u0007\0\0\0storagectorch\nFloatStorage\nX\u0001\0\0\u00000X\u0003\0\0\0cpuK\u0004tQK\0");
        number(pickle, rows);
        number(pickle, columns);
        text(pickle, "\u0086");
        number(pickle, rowStride);
        number(pickle, columnStride);
        text(pickle, "\u0086\u0089}tRs.");

        assertProblem(
                zip(Map.of("a/data.pkl", pickle.toByteArray(), "a/data/0", new byte[16])),
                ProblemCode.MODEL_FILE_MALFORMED,
                reason);
    }

    @Test
    void shouldRefuseAStorageOfAnotherSizeThanItsEntry() throws IOException {
        byte[] sound = Files.readAllBytes(resource("zip.bin"));
        assertThat(sound).isNotEmpty();
        ByteArrayOutputStream pickle = new ByteArrayOutputStream();
        text(pickle, "\u0080\u0002}X\u0001\0\0\0actorch._utils\n_rebuild_tensor_v2\n((");
        text(pickle, "X\u0007\0\0\0storagectorch\nFloatStorage\nX\u0001\0\0\u00000X\u0003\0\0\0cpuK\u0004tQK\0");
        text(pickle, "K\u0004\u0085K\u0001\u0085\u0089}tRs.");

        assertProblem(
                zip(Map.of("a/data.pkl", pickle.toByteArray(), "a/data/0", new byte[15])),
                ProblemCode.MODEL_FILE_MALFORMED,
                "has 15 bytes, not the 16");
    }

    @Test
    void shouldRefuseAListThatIsItsOwnKey() throws IOException {
        ByteArrayOutputStream pickle = new ByteArrayOutputStream();
        text(pickle, "\u0080\u0002}]q\0h\0aNs.");

        assertProblem(
                zip(Map.of("a/data.pkl", pickle.toByteArray())), ProblemCode.MODEL_FILE_MALFORMED, "dict whose key");
    }

    private Path zip(Map<String, byte[]> entries) throws IOException {
        Path file = folder.resolve("made.bin");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> content : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(content.getKey());
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(content.getValue().length);
                CRC32 crc = new CRC32();
                crc.update(content.getValue());
                entry.setCrc(crc.getValue());
                zip.putNextEntry(entry);
                zip.write(content.getValue());
            }
        }
        return file;
    }

    private static void text(ByteArrayOutputStream pickle, String latin) {
        pickle.writeBytes(latin.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void number(ByteArrayOutputStream pickle, long value) {
        text(pickle, "\u008a\u0008");
        for (int i = 0; i < Long.BYTES; i++) {
            pickle.write((int) (value >>> 8 * i));
        }
    }

    private static void assertProblem(Path file, ProblemCode code, String reason) {
        assertThatThrownBy(() -> TorchFile.open(file).close()).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.detail()).contains(file.getFileName().toString(), reason);
        });
    }

    private static byte[] bytes(Tensor tensor) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        tensor.stream(chunk -> {
            ByteBuffer rest = chunk.slice();
            byte[] bytes = new byte[rest.remaining()];
            rest.get(bytes);
            all.writeBytes(bytes);
        });
        return all.toByteArray();
    }

    private static Path resource(String name) {
        return Path.of(java.net.URI.create(Objects.requireNonNull(Checkpoints.class.getResource("torch/" + name))
                .toString()));
    }
}
