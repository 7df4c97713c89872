package io.ashlar.datasets.columns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import io.ashlar.datasets.rows.Row;
import java.util.ArrayList;
import java.util.List;

/** Lists in columns: as such, or as JSON text where the format has none. */
public final class ListValues {
    private ListValues() {}

    /** The list's elements as texts; a row without a list is a problem that names its line. */
    public static List<String> texts(RoleColumns columns, Row row, String role) {
        JsonNode list = json(columns, row, role);
        if (!list.isArray()) {
            throw columns.malformed(row, role, "holds no list, and must hold one (a list, or JSON text of a list)");
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode element : list) {
            if (!element.isValueNode() || element.isNull()) {
                throw columns.malformed(row, role, "holds a list with something else than texts");
            }
            texts.add(element.asText());
        }
        return texts;
    }

    /** The value as JSON; text that is JSON is read, other text stays text. */
    public static JsonNode json(RoleColumns columns, Row row, String role) {
        Object value = columns.value(row, role);
        if (value instanceof String text && (text.startsWith("[") || text.startsWith("{"))) {
            try {
                return Json.MAPPER.readTree(text);
            } catch (JsonProcessingException e) {
                return Json.MAPPER.getNodeFactory().textNode(text);
            }
        }
        return Json.MAPPER.valueToTree(value);
    }
}
