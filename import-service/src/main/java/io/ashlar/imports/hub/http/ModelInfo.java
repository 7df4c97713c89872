package io.ashlar.imports.hub.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.imports.hub.RemoteFile;
import io.ashlar.imports.hub.Repository;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The Hub's model info: a stranger's JSON, of which only what is needed is read, and every value checked. */
final class ModelInfo {
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final int MAX_WORD = 100;

    private final String id;
    private final int maxFiles;

    ModelInfo(String id, int maxFiles) {
        this.id = id;
        this.maxFiles = maxFiles;
    }

    Repository repository(byte[] json, String revision) {
        JsonNode info;
        try {
            info = Json.MAPPER.readTree(json);
        } catch (IOException e) {
            throw invalid("it is not JSON", e);
        }
        String commit = info.path("sha").asText("");
        if (!COMMIT.matcher(commit).matches()) {
            throw invalid("its commit (sha) is '" + shortened(commit) + "'", null);
        }
        JsonNode gated = info.path("gated");
        return new Repository(
                id,
                revision,
                commit,
                files(info.path("siblings")),
                word(info.path("pipeline_tag")),
                licence(info),
                gated.isTextual() || gated.asBoolean(false));
    }

    private List<RemoteFile> files(JsonNode siblings) {
        if (!siblings.isArray()) {
            throw invalid("it has no list of files (siblings)", null);
        }
        if (siblings.size() > maxFiles) {
            throw invalid("it lists " + siblings.size() + " files, and " + maxFiles + " is the limit", null);
        }
        List<RemoteFile> files = new ArrayList<>(siblings.size());
        Set<String> seen = new HashSet<>();
        for (JsonNode sibling : siblings) {
            RemoteFile file = file(sibling);
            if (!seen.add(file.path())) {
                throw invalid("it lists '" + shortened(file.path()) + "' twice", null);
            }
            files.add(file);
        }
        return files;
    }

    private RemoteFile file(JsonNode sibling) {
        JsonNode lfs = sibling.path("lfs");
        JsonNode size = lfs.has("size") ? lfs.path("size") : sibling.path("size");
        String path = sibling.path("rfilename").asText("");
        if (!size.isIntegralNumber() || !size.canConvertToLong()) {
            throw invalid("it gives '" + shortened(path) + "' the size " + shortened(size.toString()), null);
        }
        String sha256 = text(lfs.path("sha256"));
        // The blob of an LFS file is its pointer, which says nothing about the content.
        String gitSha1 = sha256 == null ? text(sibling.path("blobId")) : null;
        return new RemoteFile(path, size.longValue(), sha256, gitSha1);
    }

    /** The card's licence; the Hub repeats it as a tag. "other" has its name beside it. */
    private static @Nullable String licence(JsonNode info) {
        JsonNode card = info.path("cardData");
        JsonNode named = card.path("license").isArray() ? card.path("license").path(0) : card.path("license");
        String licence = word(named);
        if ("other".equals(licence) && word(card.path("license_name")) != null) {
            return word(card.path("license_name"));
        }
        if (licence != null) {
            return licence;
        }
        for (JsonNode tag : info.path("tags")) {
            if (tag.asText().startsWith("license:")) {
                return tag.asText().substring("license:".length()).toLowerCase(Locale.ROOT);
            }
        }
        return null;
    }

    private static @Nullable String word(JsonNode node) {
        String text = text(node);
        return text == null || text.isBlank() || text.length() > MAX_WORD
                ? null
                : text.strip().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() ? node.textValue() : null;
    }

    private ProblemException invalid(String reason, @Nullable Throwable cause) {
        return new ProblemException(
                ProblemCode.HUB_ANSWER_INVALID,
                "The Hub's listing of '" + id + "' cannot be used: " + reason
                        + ". Check that the Hub's address is right, or try again later.",
                cause);
    }

    private static String shortened(String text) {
        return text.length() > MAX_WORD ? text.substring(0, MAX_WORD) + "…" : text;
    }
}
