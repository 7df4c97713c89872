package io.ashlar.testing.models;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;

/**
 * A safetensors file of random numbers in fp32, tensors in the order of their names. Larger than a trained model's, and
 * never 0 or 1 where a trained one begins so: a bias or a scale that is forgotten is seen. {@code Random.nextFloat} is
 * specified, so the bytes are the same on every JDK.
 */
final class RandomWeights {
    private static final float SPREAD = 0.3f;

    private RandomWeights() {}

    static void write(Path file, SortedMap<String, int[]> shapes, long seed) throws IOException {
        byte[] header = header(shapes);
        int numbers = shapes.values().stream().mapToInt(RandomWeights::size).sum();
        ByteBuffer content = ByteBuffer.allocate(Long.BYTES + header.length + numbers * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        content.putLong(header.length).put(header);
        Random random = new Random(seed);
        shapes.forEach((name, shape) -> {
            float centre = name.matches(".*([Ll]ayer_?[Nn]orm)\\.weight") ? 1 : 0;
            for (int i = 0; i < size(shape); i++) {
                content.putFloat(centre + SPREAD * (2 * random.nextFloat() - 1));
            }
        });
        Files.write(file, content.array());
    }

    private static byte[] header(SortedMap<String, int[]> shapes) throws IOException {
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put("__metadata__", Map.of("format", "pt"));
        long offset = 0;
        for (Map.Entry<String, int[]> entry : shapes.entrySet()) {
            long end = offset + (long) size(entry.getValue()) * Float.BYTES;
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("dtype", "F32");
            fields.put("shape", entry.getValue());
            fields.put("data_offsets", List.of(offset, end));
            entries.put(entry.getKey(), fields);
            offset = end;
        }
        String json = new ObjectMapper().writeValueAsString(entries);
        return (json + " ".repeat(Math.floorMod(-json.length(), 8))).getBytes(StandardCharsets.UTF_8);
    }

    private static int size(int[] shape) {
        int size = 1;
        for (int dimension : shape) {
            size *= dimension;
        }
        return size;
    }
}
