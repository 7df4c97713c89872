package io.ashlar.inference.oip.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.ashlar.contracts.Json;
import java.util.List;

/**
 * A message of the protocol as its REST form has it: field names as in the .proto, every number a number (protobuf's
 * own JSON makes strings of long ones), and nothing left out but absent messages.
 */
final class ProtoJson {
    private ProtoJson() {}

    static ObjectNode tree(Message message) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
            if (field.isMapField()) {
                ObjectNode map = json.putObject(field.getName());
                for (Object entry : (List<?>) message.getField(field)) {
                    entry((Message) entry, map);
                }
            } else if (field.isRepeated()) {
                ArrayNode list = json.putArray(field.getName());
                for (Object element : (List<?>) message.getField(field)) {
                    list.add(value(field, element));
                }
            } else if (!field.hasPresence() || message.hasField(field)) {
                json.set(field.getName(), value(field, message.getField(field)));
            }
        }
        return json;
    }

    private static void entry(Message entry, ObjectNode map) {
        FieldDescriptor key = entry.getDescriptorForType().findFieldByName("key");
        FieldDescriptor value = entry.getDescriptorForType().findFieldByName("value");
        map.set(entry.getField(key).toString(), value(value, entry.getField(value)));
    }

    private static JsonNode value(FieldDescriptor field, Object value) {
        return switch (field.getJavaType()) {
            case MESSAGE -> tree((Message) value);
            case ENUM, BYTE_STRING -> Json.MAPPER.getNodeFactory().textNode(value.toString());
            default -> Json.MAPPER.valueToTree(value);
        };
    }
}
