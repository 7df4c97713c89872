package io.ashlar.imports.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the front matter of a README says that decides about an import.
 *
 * @param licence in lower case, as the Hub writes it
 * @param pipelineTag the task, under the Hub's names
 */
public record Card(@Nullable String licence, @Nullable String pipelineTag) {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Pattern FRONT_MATTER =
            Pattern.compile("\\A\\uFEFF?\\s*---[ \\t]*\\R(.*?)\\R---[ \\t]*(?:\\R|\\z)", Pattern.DOTALL);

    /** Reads a README; one without front matter, or with a broken one, says nothing. */
    public static Card parse(byte[] readme) {
        Matcher matcher = FRONT_MATTER.matcher(new String(readme, StandardCharsets.UTF_8));
        if (!matcher.find()) {
            return new Card(null, null);
        }
        try {
            JsonNode front = YAML.readTree(matcher.group(1));
            return front == null ? new Card(null, null) : new Card(licence(front), word(front.path("pipeline_tag")));
        } catch (IOException e) {
            return new Card(null, null);
        }
    }

    private static @Nullable String licence(JsonNode front) {
        JsonNode named = front.path("license");
        String licence = word(named.isArray() ? named.path(0) : named);
        String ownName = word(front.path("license_name"));
        return "other".equals(licence) && ownName != null ? ownName : licence;
    }

    private static @Nullable String word(JsonNode node) {
        return node.isTextual() && !node.textValue().isBlank()
                ? node.textValue().strip().toLowerCase(Locale.ROOT)
                : null;
    }
}
