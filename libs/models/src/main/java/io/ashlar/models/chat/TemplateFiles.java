package io.ashlar.models.chat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where packages keep chat templates, by name, and the special tokens that those may say. */
final class TemplateFiles {
    static final String DEFAULT = "default";

    private static final long MAX_BYTES = 64_000_000;
    private static final int MOST = 64;

    private TemplateFiles() {}

    /** Templates by name; a file of its own wins over {@code tokenizer_config.json}. */
    static Map<String, String> templates(Path folder) {
        Map<String, String> templates = new LinkedHashMap<>();
        JsonNode configured = json(folder.resolve("tokenizer_config.json")).path("chat_template");
        if (configured.isTextual()) {
            templates.put(DEFAULT, configured.textValue());
        }
        for (JsonNode named : configured.isArray() ? configured : Json.MAPPER.createArrayNode()) {
            templates.put(named.path("name").asText(), named.path("template").asText());
        }
        JsonNode old = json(folder.resolve("chat_template.json")).path("chat_template");
        if (old.isTextual()) {
            templates.put(DEFAULT, old.textValue());
        }
        Path own = folder.resolve("chat_template.jinja");
        if (Files.isRegularFile(own)) {
            templates.put(DEFAULT, text(own));
        }
        Path further = folder.resolve("additional_chat_templates");
        if (Files.isDirectory(further)) {
            further(further, templates);
        }
        return templates;
    }

    private static void further(Path folder, Map<String, String> templates) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jinja")) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                if (templates.size() < MOST) {
                    templates.put(name.substring(0, name.length() - ".jinja".length()), text(file));
                }
            }
        } catch (IOException e) {
            throw malformed(folder, e);
        }
    }

    /** Special tokens' texts by their names, for example {@code bos_token}. */
    static Map<String, String> specialTokens(Path folder) {
        Map<String, String> tokens = new LinkedHashMap<>();
        add(json(folder.resolve("special_tokens_map.json")), tokens);
        add(json(folder.resolve("tokenizer_config.json")), tokens);
        return tokens;
    }

    private static void add(JsonNode json, Map<String, String> tokens) {
        json.fields().forEachRemaining(field -> {
            JsonNode token = field.getValue().isObject() ? field.getValue().path("content") : field.getValue();
            if (field.getKey().endsWith("_token") && token.isTextual()) {
                tokens.put(field.getKey(), token.textValue());
            }
        });
    }

    private static JsonNode json(Path file) {
        if (!Files.isRegularFile(file)) {
            return Json.MAPPER.createObjectNode();
        }
        try {
            return Json.MAPPER.readTree(text(file));
        } catch (IOException e) {
            throw malformed(file, e);
        }
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new IOException("it is larger than " + MAX_BYTES + " bytes");
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw malformed(file, e);
        }
    }

    private static ProblemException malformed(Path file, IOException cause) {
        return new ProblemException(
                ProblemCode.TOKENIZER_MALFORMED,
                file.getFileName() + " cannot be read as UTF-8 text or JSON of at most " + MAX_BYTES
                        + " bytes. Correct the file.",
                cause);
    }
}
