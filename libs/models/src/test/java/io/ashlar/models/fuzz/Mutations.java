package io.ashlar.models.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damage to files, the same for the same seed: to their bytes, and to JSON as what it is. */
final class Mutations {
    private static final List<String> HOSTILE = List.of(
            "null",
            "-1",
            "0",
            "1",
            "2147483648",
            "9223372036854775807",
            "1e308",
            "1e400",
            "-0.5",
            "true",
            "\"\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"../../etc/passwd\"",
            "[]",
            "{}",
            "[[[[[[[[[[]]]]]]]]]]",
            "[0]",
            "\"x\"",
            "[\"a\",\"b\"]",
            "\"" + "y".repeat(5000) + "\"",
            "18446744073709551616");
    private static final byte[][] WORDS = {
        {-1, -1, -1, -1, -1, -1, -1, -1},
        {0, 0, 0, 0},
        {-1, -1, -1, 127},
        {0, 0, 0, -128},
        {'c', 'o', 's', '\n'},
        {'R'},
        {'.'}
    };

    private final Random random;

    Mutations(long seed) {
        this.random = new Random(seed);
    }

    byte[] ofBytes(byte[] sound) {
        byte[] bytes = sound.clone();
        for (int i = 1 + random.nextInt(4); i > 0 && bytes.length > 0; i--) {
            bytes = once(bytes);
        }
        return bytes;
    }

    private byte[] once(byte[] bytes) {
        int at = random.nextInt(Math.max(1, bytes.length));
        int length = Math.min(1 + random.nextInt(1 + random.nextInt(64)), bytes.length - at);
        switch (random.nextInt(7)) {
            case 0:
                bytes[at] ^= (byte) (1 << random.nextInt(8));
                return bytes;
            case 1:
                bytes[at] = (byte) random.nextInt(256);
                return bytes;
            case 2:
                return Arrays.copyOf(bytes, at);
            case 3:
                return join(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at + length, bytes.length));
            case 4:
                byte[] twice = join(Arrays.copyOf(bytes, at + length), Arrays.copyOfRange(bytes, at, bytes.length));
                return twice;
            case 5:
                byte[] word = WORDS[random.nextInt(WORDS.length)];
                System.arraycopy(word, 0, bytes, at, Math.min(word.length, bytes.length - at));
                return bytes;
            default:
                int from = random.nextInt(bytes.length);
                System.arraycopy(bytes, from, bytes, at, Math.min(length, bytes.length - Math.max(from, at)));
                return bytes;
        }
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    /** Damages values of the document, or now and then its bytes. */
    byte[] ofJson(byte[] sound) throws IOException {
        if (random.nextInt(4) == 0) {
            return ofBytes(sound);
        }
        JsonNode root = Json.MAPPER.readTree(sound);
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            List<ContainerNode<?>> containers = new ArrayList<>();
            collect(root, containers);
            if (!containers.isEmpty()) {
                damage(containers.get(random.nextInt(containers.size())));
            }
        }
        return Json.MAPPER.writeValueAsBytes(root);
    }

    private static void collect(JsonNode node, List<ContainerNode<?>> containers) {
        if (node instanceof ContainerNode<?> container && container.size() > 0) {
            containers.add(container);
        }
        node.forEach(child -> collect(child, containers));
    }

    private void damage(ContainerNode<?> container) throws IOException {
        int at = random.nextInt(container.size());
        JsonNode value = random.nextInt(4) == 0
                ? container.deepCopy()
                : Json.MAPPER.readTree(HOSTILE.get(random.nextInt(HOSTILE.size())));
        if (container instanceof ArrayNode array) {
            switch (random.nextInt(3)) {
                case 0 -> array.remove(at);
                case 1 -> array.insert(at, value);
                default -> array.set(at, value);
            }
        } else if (container instanceof ObjectNode object) {
            String field = new ArrayList<>(object.properties()).get(at).getKey();
            switch (random.nextInt(4)) {
                case 0 -> object.remove(field);
                case 1 -> object.set(field + "x", value);
                default -> object.set(field, value);
            }
        }
    }
}
