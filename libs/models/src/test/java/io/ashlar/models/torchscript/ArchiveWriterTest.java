package io.ashlar.models.torchscript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.models.checkpoint.ArrayTensor;
import io.ashlar.models.checkpoint.DType;
import io.ashlar.models.checkpoint.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveWriterTest {
    @TempDir
    private Path folder;

    @Test
    void shouldStoreTensorsWhereTheyCanBeMapped() throws IOException {
        Path archive = folder.resolve("m.pt");
        ArchiveWriter.write(
                archive, module(ArrayTensor.of(List.of(3L), 1, 2, 3)), Map.of("__torch__/a.py", "class A(Module):\n"));

        try (ZipFile zip = ZipFile.builder().setPath(archive).get()) {
            List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
            assertThat(entries)
                    .extracting(ZipEntry::getName)
                    .containsExactly(
                            "model/data.pkl",
                            "model/code/__torch__/a.py",
                            "model/data/0",
                            "model/constants.pkl",
                            "model/byteorder",
                            "model/version");
            assertThat(entries).allSatisfy(entry -> {
                assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED);
                assertThat(entry.getDataOffset() % 64).isZero();
            });
        }
    }

    @Test
    void shouldLeaveNothingWhereATensorCannotBeRead() {
        Tensor broken = new Tensor() {
            @Override
            public DType dtype() {
                return DType.F32;
            }

            @Override
            public List<Long> shape() {
                return List.of(1L);
            }

            @Override
            public void stream(ChunkConsumer consumer) throws IOException {
                throw new IOException("the disk is gone");
            }
        };

        assertThatThrownBy(() -> ArchiveWriter.write(folder.resolve("m.pt"), module(broken), Map.of()))
                .hasMessageContaining("the disk is gone");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static ScriptValue.Module module(Tensor tensor) {
        return new ScriptValue.Module("__torch__.a.A", Map.of("weight", new ScriptValue.Weight(tensor, false)));
    }
}
