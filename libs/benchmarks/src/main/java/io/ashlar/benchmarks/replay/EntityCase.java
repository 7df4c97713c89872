package io.ashlar.benchmarks.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.metrics.entities.Entity;
import io.ashlar.metrics.entities.EntityCounts;
import io.ashlar.metrics.entities.EntityScore;
import io.ashlar.metrics.entities.EntityScores;
import io.ashlar.metrics.entities.InvalidTagException;
import io.ashlar.metrics.entities.LenientEntities;
import io.ashlar.metrics.entities.StrictEntities;
import io.ashlar.metrics.entities.TagAccuracy;
import io.ashlar.metrics.entities.TagScheme;
import io.ashlar.metrics.entities.TaggedRows;
import java.util.List;
import java.util.function.Function;

/** Tags of tokens, in seqeval's two modes. */
final class EntityCase {
    private EntityCase() {}

    static JsonNode values(List<JsonNode> input, JsonNode parameters) {
        TaggedRows rows = new TaggedRows(
                input.stream()
                        .map(row -> GoldenTree.texts(row.get("reference")))
                        .toList(),
                input.stream()
                        .map(row -> GoldenTree.texts(row.get("prediction")))
                        .toList());
        TagScheme scheme = TagScheme.named(parameters.get("scheme").textValue());
        boolean list = parameters.path("list_entities").asBoolean();
        GoldenTree tree = new GoldenTree().metric("accuracy", GoldenTree.number(TagAccuracy.of(rows)));
        add(tree, "default", EntityCounts.lenient(rows).scores());
        if (list) {
            addEntities(tree, "default", rows, LenientEntities::of);
        }
        try {
            add(tree, "strict", EntityCounts.strict(rows, scheme).scores());
            if (list) {
                addEntities(tree, "strict", rows, tags -> StrictEntities.of(tags, scheme));
            }
        } catch (InvalidTagException e) {
            tree.metric("strict.error", GoldenTree.any("ValueError")); // the reference's way to refuse the tag
        }
        return tree.tree();
    }

    private static void add(GoldenTree tree, String mode, EntityScores scores) {
        tree.metrics(mode + ".", scores.metrics());
        ArrayNode perEntity = GoldenTree.array();
        for (EntityScore score : scores.perEntity()) {
            ObjectNode row = perEntity.addObject().put("entity", score.type());
            GoldenTree.put(row, "precision", score.precision());
            GoldenTree.put(row, "recall", score.recall());
            GoldenTree.put(row, "f1", score.f1());
            row.put("support", score.support());
        }
        tree.table(mode + ".per_entity", perEntity);
    }

    private static void addEntities(
            GoldenTree tree, String mode, TaggedRows rows, Function<List<String>, List<Entity>> read) {
        tree.table(mode + ".entities_reference", entities(rows.references(), read));
        tree.table(mode + ".entities_prediction", entities(rows.predictions(), read));
    }

    private static JsonNode entities(List<List<String>> rows, Function<List<String>, List<Entity>> read) {
        return GoldenTree.any(rows.stream()
                .map(read)
                .map(entities -> entities.stream()
                        .map(entity -> List.of(entity.type(), entity.first(), entity.last()))
                        .toList())
                .toList());
    }
}
