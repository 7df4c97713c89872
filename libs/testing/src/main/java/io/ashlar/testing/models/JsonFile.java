package io.ashlar.testing.models;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Readable JSON with a line break of its own at the end, the same on every system. */
final class JsonFile {
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private JsonFile() {}

    static void write(Path file, Map<String, Object> content) throws IOException {
        String text = MAPPER.writeValueAsString(content).replace(System.lineSeparator(), "\n");
        Files.writeString(file, text + "\n");
    }
}
