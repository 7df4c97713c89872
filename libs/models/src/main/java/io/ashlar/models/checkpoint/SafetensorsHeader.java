package io.ashlar.models.checkpoint;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON header of a safetensors file, accepted only where it describes the file's bytes exactly: every tensor's
 * offsets lie inside, fit its shape and type, and all together cover the data without gap or overlap.
 */
record SafetensorsHeader(Map<String, Entry> entries, Map<String, String> metadata) {
    private static final int MAX_DIMENSIONS = 16;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** One tensor: {@code begin} and {@code end} count from the end of the header. */
    record Entry(DType dtype, List<Long> shape, long begin, long end) {}

    /** Reads the header's text; {@code dataBytes} is what the file has after it. */
    static SafetensorsHeader parse(String file, byte[] text, long dataBytes) {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (IOException e) {
            throw malformed(file, "its header is not JSON (" + firstLine(e) + ")");
        }
        if (root == null || !root.isObject()) {
            throw malformed(file, "its header is not a JSON object");
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        Map<String, String> metadata = new LinkedHashMap<>();
        root.properties().forEach(field -> {
            if (field.getKey().equals("__metadata__")) {
                metadata.putAll(metadata(file, field.getValue()));
            } else {
                entries.put(field.getKey(), entry(file, field.getKey(), field.getValue()));
            }
        });
        checkCover(file, entries, dataBytes);
        return new SafetensorsHeader(entries, metadata);
    }

    private static Map<String, String> metadata(String file, JsonNode node) {
        if (!node.isObject()) {
            throw malformed(file, "__metadata__ is not an object");
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        node.properties().forEach(field -> {
            if (!field.getValue().isTextual()) {
                throw malformed(file, "__metadata__." + field.getKey() + " is not a string");
            }
            metadata.put(field.getKey(), field.getValue().textValue());
        });
        return metadata;
    }

    private static Entry entry(String file, String name, JsonNode node) {
        DType dtype = DType.named(node.path("dtype").asText())
                .orElseThrow(() -> malformed(
                        file,
                        "tensor '" + name + "' has the element type '"
                                + node.path("dtype").asText() + "', which is none of the format's that Ashlar reads"));
        List<Long> shape = longs(file, name, "shape", node.path("shape"));
        List<Long> offsets = longs(file, name, "data_offsets", node.path("data_offsets"));
        if (offsets.size() != 2 || offsets.get(0) > offsets.get(1)) {
            throw malformed(file, "tensor '" + name + "' has data_offsets " + offsets + ", not a begin and an end");
        }
        long length = offsets.get(1) - offsets.get(0);
        if (length != byteSize(file, name, dtype, shape)) {
            throw malformed(
                    file,
                    "tensor '" + name + "' has " + length + " bytes, but shape " + shape + " of " + dtype
                            + " takes another number");
        }
        return new Entry(dtype, shape, offsets.get(0), offsets.get(1));
    }

    private static List<Long> longs(String file, String name, String field, JsonNode node) {
        if (!node.isArray() || node.size() > MAX_DIMENSIONS) {
            throw malformed(
                    file,
                    "tensor '" + name + "': " + field + " is not an array of at most " + MAX_DIMENSIONS + " numbers");
        }
        List<Long> values = new ArrayList<>(node.size());
        for (JsonNode value : node) {
            if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
                throw malformed(file, "tensor '" + name + "': " + field + " has " + value + ", not a size");
            }
            values.add(value.longValue());
        }
        return List.copyOf(values);
    }

    private static long byteSize(String file, String name, DType dtype, List<Long> shape) {
        try {
            long size = dtype.bytes();
            for (long dimension : shape) {
                size = Math.multiplyExact(size, dimension);
            }
            return size;
        } catch (ArithmeticException e) {
            throw malformed(file, "tensor '" + name + "' of shape " + shape + " is larger than any file");
        }
    }

    private static void checkCover(String file, Map<String, Entry> entries, long dataBytes) {
        List<Map.Entry<String, Entry>> inOrder = new ArrayList<>(entries.entrySet());
        inOrder.sort(Comparator.<Map.Entry<String, Entry>>comparingLong(
                        e -> e.getValue().begin())
                .thenComparingLong(e -> e.getValue().end()));
        long covered = 0;
        for (Map.Entry<String, Entry> entry : inOrder) {
            if (entry.getValue().begin() != covered) {
                throw malformed(
                        file,
                        "tensor '" + entry.getKey() + "' begins at "
                                + entry.getValue().begin() + " where " + covered
                                + " is expected: tensors may neither overlap nor leave gaps");
            }
            covered = entry.getValue().end();
        }
        if (covered != dataBytes) {
            throw malformed(
                    file,
                    "its tensors take " + covered + " bytes, but " + dataBytes
                            + " follow the header: the file is truncated or has something appended");
        }
    }

    static ProblemException malformed(String file, String reason) {
        return new ProblemException(
                ProblemCode.MODEL_FILE_MALFORMED,
                "'" + file + "' is not a sound safetensors file: " + reason + ". Download or write it again.");
    }

    private static String firstLine(IOException e) {
        String message = e.getMessage();
        return message == null
                ? e.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
