package io.ashlar.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.cli.api.ApiClient;
import io.ashlar.contracts.ids.VersionRef;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The messages that come with Ashlar, written for this demo: what customers of a shop might ask, in eight categories.
 */
final class DemoMessages {
    private static final int SENTENCES = 3;
    private static final List<String> NEW_SENTENCES = List.of(
            "The courier said it was delivered, but there is no box anywhere near my house.",
            "You took the money from my card two times for the same jacket.",
            "How do I change the e-mail address I sign in with?");

    private DemoMessages() {}

    /** Copies them to a temporary file. */
    static Path unpack() {
        try (InputStream resource = DemoMessages.class.getResourceAsStream("/demo/messages.jsonl")) {
            if (resource == null) {
                throw new IllegalStateException("the demo's messages are not on the class path");
            }
            Path file = Files.createTempFile("messages", ".jsonl");
            Files.copy(resource, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Three sentences to predict: new ones for the demo's own data, the first rows of the user's data otherwise. */
    static List<String> sentences(DemoPlan plan, ApiClient api, VersionRef dataset) {
        if (plan.data() == null) {
            return NEW_SENTENCES;
        }
        String path = "/api/v1/datasets/" + dataset.name() + "/versions/"
                + dataset.version().orElseThrow() + "/preview";
        List<String> sentences = new ArrayList<>();
        for (JsonNode row : api.get(path).path("rows")) {
            if (sentences.size() < SENTENCES) {
                sentences.add(row.path(plan.text()).asText());
            }
        }
        return sentences;
    }
}
