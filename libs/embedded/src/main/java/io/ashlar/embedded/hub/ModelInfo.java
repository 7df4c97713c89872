package io.ashlar.embedded.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** The Hub's JSON about a repository: its description, its list of files, and the file tree. */
final class ModelInfo {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ModelInfo() {}

    /**
     * @param blobs whether each file's size and hashes are asked for
     * @param hostilePaths names that a test adds to the listing
     */
    static ObjectNode full(Snapshot snapshot, boolean gated, boolean blobs, List<String> hostilePaths) {
        ObjectNode info = summary(snapshot, gated);
        info.put("author", snapshot.id().substring(0, snapshot.id().indexOf('/')));
        info.put("sha", snapshot.commit());
        info.put("disabled", false);
        info.set("cardData", ModelCard.of(snapshot).data());
        info.set("config", config(snapshot));
        info.set("spaces", JSON.arrayNode());
        ArrayNode siblings = info.putArray("siblings");
        snapshot.files().forEach(file -> siblings.add(sibling(file, blobs)));
        hostilePaths.forEach(path -> siblings.add(hostile(path, blobs)));
        info.put(
                "usedStorage",
                snapshot.files().stream().mapToLong(HubFile::size).sum());
        return info;
    }

    /** What a search result holds. */
    static ObjectNode summary(Snapshot snapshot, boolean gated) {
        ModelCard card = ModelCard.of(snapshot);
        ObjectNode info = JSON.objectNode();
        info.put("_id", snapshot.commit().substring(0, 24));
        info.put("id", snapshot.id());
        info.put("modelId", snapshot.id());
        info.put("private", false);
        if (gated) {
            info.put("gated", "manual");
        } else {
            info.put("gated", false);
        }
        info.put("likes", 0);
        info.put("downloads", 0);
        ArrayNode tags = info.putArray("tags");
        card.tags().forEach(tags::add);
        putIfPresent(info, card, "pipeline_tag");
        putIfPresent(info, card, "library_name");
        return info;
    }

    /** The listing of the tree route, of all folders below. */
    static ArrayNode tree(Snapshot snapshot, List<String> hostilePaths) {
        ArrayNode entries = JSON.arrayNode();
        for (HubFile file : snapshot.files()) {
            ObjectNode entry = entries.addObject();
            entry.put("type", "file")
                    .put("oid", file.blobId())
                    .put("size", file.size())
                    .put("path", file.path());
            if (file.lfs()) {
                entry.putObject("lfs")
                        .put("oid", file.sha256())
                        .put("size", file.size())
                        .put("pointerSize", file.pointerSize());
            }
        }
        hostilePaths.forEach(path -> entries.addObject()
                .put("type", "file")
                .put("oid", "0".repeat(40))
                .put("size", 1)
                .put("path", path));
        return entries;
    }

    private static void putIfPresent(ObjectNode info, ModelCard card, String field) {
        if (!card.text(field).isEmpty()) {
            info.put(field, card.text(field));
        }
    }

    private static ObjectNode sibling(HubFile file, boolean blobs) {
        ObjectNode sibling = JSON.objectNode().put("rfilename", file.path());
        if (blobs) {
            sibling.put("size", file.size()).put("blobId", file.blobId());
            if (file.lfs()) {
                sibling.putObject("lfs")
                        .put("sha256", file.sha256())
                        .put("size", file.size())
                        .put("pointerSize", file.pointerSize());
            }
        }
        return sibling;
    }

    private static ObjectNode hostile(String path, boolean blobs) {
        ObjectNode sibling = JSON.objectNode().put("rfilename", path);
        return blobs ? sibling.put("size", 1).put("blobId", "0".repeat(40)) : sibling;
    }

    /** The part of config.json that the Hub shows; nothing of one that is no JSON. */
    private static ObjectNode config(Snapshot snapshot) {
        ObjectNode shown = JSON.objectNode();
        snapshot.file("config.json").ifPresent(file -> {
            try {
                JsonNode config = MAPPER.readTree(Files.readAllBytes(file.file()));
                for (String field : List.of("architectures", "model_type", "auto_map")) {
                    if (config.has(field)) {
                        shown.set(field, config.get(field));
                    }
                }
            } catch (IOException e) {
                shown.removeAll();
            }
        });
        return shown;
    }
}
