package io.ashlar.embedded.minilm;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ashlar.embedded.minilm.OnnxWeights.Weight;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Writes weights as safetensors: eight bytes of header length, a JSON header padded with blanks to a multiple of eight,
 * then the tensors without gaps in the order of their names.
 */
final class SafetensorsFile {
    private static final int ALIGNMENT = 8;

    private SafetensorsFile() {}

    static void write(Path file, SortedMap<String, Weight> weights) throws IOException {
        byte[] header = header(weights);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            out.write(ByteBuffer.allocate(Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(header.length)
                    .array());
            out.write(header);
            for (Weight weight : weights.values()) {
                out.write(bytes(weight));
            }
        }
    }

    private static byte[] header(SortedMap<String, Weight> weights) throws IOException {
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put("__metadata__", Map.of("format", "pt"));
        long offset = 0;
        for (Map.Entry<String, Weight> entry : weights.entrySet()) {
            long end = offset + entry.getValue().data().remaining();
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("dtype", "F32");
            fields.put("shape", entry.getValue().checkpointShape());
            fields.put("data_offsets", List.of(offset, end));
            entries.put(entry.getKey(), fields);
            offset = end;
        }
        String json = new ObjectMapper().writeValueAsString(entries);
        int padding = Math.floorMod(-json.getBytes(StandardCharsets.UTF_8).length, ALIGNMENT);
        return (json + " ".repeat(padding)).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Weight weight) {
        byte[] bytes = new byte[weight.data().remaining()];
        if (!weight.transposed()) {
            weight.data().duplicate().get(bytes);
            return bytes;
        }
        int rows = weight.shape()[0];
        int columns = weight.shape()[1];
        ByteBuffer target = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer source = weight.data();
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row < rows; row++) {
                target.putInt(source.getInt((row * columns + column) * Float.BYTES));
            }
        }
        return bytes;
    }
}
