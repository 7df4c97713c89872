package io.ashlar.models.checkpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes safetensors files: keys in order, the header padded so that data is aligned, tensors streamed. */
public final class SafetensorsWriter {
    private static final int ALIGNMENT = 64;

    private SafetensorsWriter() {}

    /** Writes {@code target} whole or not at all, durable when this returns. */
    public static void write(Path target, Map<String, ? extends Tensor> tensors, Map<String, String> metadata)
            throws IOException {
        TreeMap<String, Tensor> inOrder = new TreeMap<>(tensors);
        Path folder = target.toAbsolutePath().getParent();
        Path unfinished = Files.createTempFile(folder, "." + target.getFileName(), ".part");
        try {
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                writeFully(channel, header(inOrder, metadata));
                for (Tensor tensor : inOrder.values()) {
                    tensor.stream(chunk -> writeFully(channel, chunk));
                }
                channel.force(true);
            }
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static ByteBuffer header(TreeMap<String, Tensor> tensors, Map<String, String> metadata) {
        ObjectNode root = Json.MAPPER.createObjectNode();
        root.set("__metadata__", Json.MAPPER.valueToTree(new TreeMap<>(metadata)));
        long offset = 0;
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            Tensor tensor = entry.getValue();
            long end = offset + tensor.bytes();
            ObjectNode node = root.putObject(entry.getKey());
            node.put("dtype", tensor.dtype().name());
            node.set("shape", Json.MAPPER.valueToTree(tensor.shape()));
            node.set("data_offsets", Json.MAPPER.valueToTree(List.of(offset, end)));
            offset = end;
        }
        byte[] json = root.toString().getBytes(StandardCharsets.UTF_8);
        int unaligned = (Long.BYTES + json.length) % ALIGNMENT;
        byte[] padded = Arrays.copyOf(json, json.length + (unaligned == 0 ? 0 : ALIGNMENT - unaligned));
        Arrays.fill(padded, json.length, padded.length, (byte) ' ');
        return ByteBuffer.allocate(Long.BYTES + padded.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(padded.length)
                .put(padded)
                .flip();
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
