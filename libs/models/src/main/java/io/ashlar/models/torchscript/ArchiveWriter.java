package io.ashlar.models.torchscript;

import io.ashlar.models.checkpoint.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/**
 * Writes TorchScript archives that Python, C++ and DJL load alike. Entries are stored, tensors start at multiples of 64
 * bytes and are streamed: whatever the model's size, memory holds one chunk of it.
 */
public final class ArchiveWriter {
    /** An older number switches on old operators; this one is what libtorch 2.7 writes. */
    private static final String VERSION = "10\n";

    private static final int TENSOR_ALIGNMENT = 64;
    private static final int BLOCK = 1 << 16;
    private static final byte[] EMPTY_TUPLE = {(byte) 0x80, 2, ')', '.'};

    private ArchiveWriter() {}

    /**
     * Writes {@code target} whole or not at all.
     *
     * @param sources text of the classes by path below {@code code}, for example {@code __torch__/ashlar.py}
     */
    public static void write(Path target, ScriptValue.Module root, Map<String, String> sources) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        Path unfinished = Files.createTempFile(folder, "." + target.getFileName(), ".part");
        try {
            try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(unfinished)) {
                zip.setMethod(ZipEntry.STORED);
                writeEntries(zip, root, sources);
            }
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static void writeEntries(ZipArchiveOutputStream zip, ScriptValue.Module root, Map<String, String> sources)
            throws IOException {
        Pickler.Pickle pickle = Pickler.pickle(root);
        bytes(zip, "data.pkl", pickle.bytes());
        for (Map.Entry<String, String> source : sources.entrySet()) {
            bytes(zip, "code/" + source.getKey(), utf8(source.getValue()));
        }
        List<Tensor> tensors = pickle.tensors();
        for (int i = 0; i < tensors.size(); i++) {
            tensor(zip, "data/" + i, tensors.get(i));
        }
        bytes(zip, "constants.pkl", EMPTY_TUPLE);
        bytes(zip, "byteorder", utf8("little"));
        bytes(zip, "version", utf8(VERSION));
    }

    private static void tensor(ZipArchiveOutputStream zip, String name, Tensor tensor) throws IOException {
        open(zip, name, tensor.bytes());
        tensor.stream(chunk -> write(zip, chunk));
        zip.closeArchiveEntry();
    }

    private static void write(OutputStream out, ByteBuffer chunk) throws IOException {
        if (chunk.hasArray()) {
            out.write(chunk.array(), chunk.arrayOffset() + chunk.position(), chunk.remaining());
            return;
        }
        byte[] copy = new byte[Math.min(BLOCK, chunk.remaining())];
        while (chunk.hasRemaining()) {
            int length = Math.min(copy.length, chunk.remaining());
            chunk.get(copy, 0, length);
            out.write(copy, 0, length);
        }
    }

    private static void bytes(ZipArchiveOutputStream zip, String name, byte[] content) throws IOException {
        open(zip, name, content.length);
        zip.write(content);
        zip.closeArchiveEntry();
    }

    private static void open(ZipArchiveOutputStream zip, String name, long size) throws IOException {
        ZipArchiveEntry entry = new ZipArchiveEntry("model/" + name);
        entry.setSize(size);
        entry.setAlignment(TENSOR_ALIGNMENT);
        zip.putArchiveEntry(entry);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
