package io.ashlar.embedded.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** The front matter of a repository's README.md; empty where there is none, or none that YAML can read. */
record ModelCard(ObjectNode data) {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final String FENCE = "---\n";

    static ModelCard of(Snapshot snapshot) {
        return snapshot.file("README.md").map(ModelCard::read).orElseGet(() -> parse(""));
    }

    private static ModelCard read(HubFile readme) {
        try {
            return parse(Files.readString(readme.file()).replace("\r\n", "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + readme.file(), e);
        }
    }

    private static ModelCard parse(String text) {
        int end = text.indexOf("\n" + FENCE, FENCE.length() - 1);
        if (text.startsWith(FENCE) && end > 0) {
            try {
                if (YAML.readTree(text.substring(FENCE.length(), end + 1)) instanceof ObjectNode object) {
                    return new ModelCard(object);
                }
            } catch (JsonProcessingException e) {
                // The Hub shows a repository with broken front matter as one without.
            }
        }
        return new ModelCard(JsonNodeFactory.instance.objectNode());
    }

    String text(String field) {
        return data.path(field).asText("");
    }

    /** The Hub's tags: the card's own, and those that follow from its other fields. */
    List<String> tags() {
        List<String> tags = new ArrayList<>();
        addAll(tags, "", data.path("library_name"));
        addAll(tags, "", data.path("tags"));
        addAll(tags, "", data.path("language"));
        addAll(tags, "dataset:", data.path("datasets"));
        addAll(tags, "base_model:", data.path("base_model"));
        addAll(tags, "license:", data.path("license"));
        return tags.stream().distinct().toList();
    }

    private static void addAll(List<String> tags, String prefix, JsonNode values) {
        if (values.isTextual()) {
            tags.add(prefix + values.asText());
        }
        values.forEach(value -> tags.add(prefix + value.asText()));
    }
}
