package io.ashlar.contracts.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.events.EventType;
import io.ashlar.contracts.events.Topics;
import io.ashlar.contracts.requests.EvaluationRequest;
import io.ashlar.contracts.requests.FineTuningRequest;
import io.ashlar.contracts.requests.ImportRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** {@code docs/asyncapi.yaml} is made here, from the records, so that it cannot say anything else than the code. */
class AsyncApiTest {
    private static final Path DOCUMENT = Path.of("../../docs/asyncapi.yaml");
    private static final Map<String, String> CHANNELS = new TreeMap<>(Map.of(
            Topics.JOBS, "What happens to jobs. The key is the job's id.",
            Topics.MODELS, "What happens to models. The key is the job's id or the model's name.",
            Topics.ENDPOINTS, "What happens to endpoints. The key is the endpoint's name.",
            Topics.COMMANDS,
                    "Jobs that other systems ask for. What is malformed goes to " + Topics.COMMANDS_DLQ + "."));
    private static final Map<EventType, Class<?>> COMMANDS = Map.of(
            EventType.IMPORT_REQUESTED, ImportRequest.class,
            EventType.FINE_TUNING_REQUESTED, FineTuningRequest.class,
            EventType.EVALUATION_REQUESTED, EvaluationRequest.class);

    private final SchemaGenerator schemas = new SchemaGenerator(new SchemaGeneratorConfigBuilder(
                    Json.MAPPER, SchemaVersion.DRAFT_7, OptionPreset.PLAIN_JSON)
            .with(new JacksonModule(
                    JacksonOption.FLATTENED_ENUMS_FROM_JSONVALUE, JacksonOption.FLATTENED_ENUMS_FROM_JSONPROPERTY))
            .with(Option.INLINE_ALL_SCHEMAS)
            .without(Option.SCHEMA_VERSION_INDICATOR)
            .build());

    @Test
    void shouldDescribeEveryEvent() throws IOException {
        ObjectNode document = Json.MAPPER.createObjectNode();
        document.put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Ashlar events")
                .put("version", "0.1.0")
                .put(
                        "description",
                        "CloudEvents 1.0 on Kafka in binary mode: attributes in ce_ headers, JSON data in the value.");
        ObjectNode channels = document.putObject("channels");
        CHANNELS.forEach((topic, description) -> channels.set(topic, channel(topic, description)));
        ObjectNode messages = document.putObject("components").putObject("messages");
        for (EventType type : EventType.values()) {
            messages.set(type.wireName(), message(type));
        }
        YAMLMapper yaml = new YAMLMapper(YAMLFactory.builder()
                .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                .disable(YAMLGenerator.Feature.SPLIT_LINES)
                .build());
        GoldenFile.matches(DOCUMENT, yaml.writeValueAsString(document));
    }

    private static ObjectNode channel(String topic, String description) {
        ObjectNode channel = Json.MAPPER.createObjectNode();
        channel.put("address", topic);
        channel.put("description", description);
        ObjectNode messages = channel.putObject("messages");
        for (EventType type : EventType.values()) {
            if (type.topic().equals(topic)) {
                messages.putObject(type.wireName()).put("$ref", "#/components/messages/" + type.wireName());
            }
        }
        return channel;
    }

    private ObjectNode message(EventType type) {
        ObjectNode message = Json.MAPPER.createObjectNode();
        message.put("name", type.wireName());
        message.put("contentType", "application/json");
        JsonNode payload = schemas.generateSchema(COMMANDS.getOrDefault(type, type.dataClass()));
        message.set("payload", payload);
        return message;
    }
}
