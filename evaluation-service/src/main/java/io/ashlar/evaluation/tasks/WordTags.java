package io.ashlar.evaluation.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Tags of words, in IOB2. */
final class WordTags {
    private static final String OUTSIDE = "O";

    private WordTags() {}

    /** The Hub's entities (with offsets in code points) on words that were joined by single blanks. */
    static List<String> of(List<String> words, JsonNode entities) {
        List<String> tags = new ArrayList<>(Collections.nCopies(words.size(), OUTSIDE));
        int start = 0;
        int[] starts = new int[words.size()];
        int[] ends = new int[words.size()];
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            starts[i] = start;
            ends[i] = start + word.codePointCount(0, word.length());
            start = ends[i] + 1;
        }
        for (JsonNode entity : entities) {
            String type = entity.path("entity_group").asText();
            boolean inside = false;
            for (int i = 0; i < words.size(); i++) {
                if (starts[i] < entity.path("end").asInt()
                        && ends[i] > entity.path("start").asInt()) {
                    tags.set(i, (inside ? "I-" : "B-") + type);
                    inside = true;
                }
            }
        }
        return tags;
    }
}
