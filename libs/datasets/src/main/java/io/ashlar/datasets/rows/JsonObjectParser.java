package io.ashlar.datasets.rows;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One JSON object and nothing else, by RFC 8259 to the letter, with every key once. */
final class JsonObjectParser {
    private static final JsonFactory STRICT = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    Map<String, @Nullable Object> parse(CharBuffer text, long line) throws IOException {
        try (JsonParser parser = STRICT.createParser(text.array(), text.arrayOffset(), text.length())) {
            JsonToken token = parser.nextToken();
            if (token != JsonToken.START_OBJECT) {
                throw Malformed.line(line, "it is " + name(token) + " and not a JSON object", null);
            }
            Map<String, @Nullable Object> object = object(parser, line);
            if (parser.nextToken() != null) {
                throw Malformed.line(
                        line,
                        "something follows the JSON object, at character "
                                + parser.currentTokenLocation().getColumnNr(),
                        null);
            }
            return object;
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " (at character " + e.getLocation().getColumnNr() + ")";
            throw Malformed.line(line, "it is not valid JSON: " + firstLine(e.getOriginalMessage()) + where, e);
        }
    }

    private Map<String, @Nullable Object> object(JsonParser parser, long line) throws IOException {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = storable(parser.currentName(), line);
            parser.nextToken();
            object.put(key, value(parser, line));
        }
        return object;
    }

    private @Nullable Object value(JsonParser parser, long line) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_NULL -> null;
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_STRING -> storable(parser.getText(), line);
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? parser.getBigIntegerValue()
                        : (Object) parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> finite(parser.getDoubleValue(), parser.getText(), line);
            case START_OBJECT -> object(parser, line);
            case START_ARRAY -> list(parser, line);
            default -> throw new IllegalStateException("unexpected token " + parser.currentToken());
        };
    }

    private List<@Nullable Object> list(JsonParser parser, long line) throws IOException {
        List<@Nullable Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(parser, line));
        }
        return list;
    }

    private static String storable(String text, long line) {
        String reason = Malformed.unstorable(text);
        if (reason != null) {
            throw Malformed.line(line, reason, null);
        }
        return text;
    }

    private static Double finite(double value, String text, long line) {
        if (Double.isInfinite(value)) {
            throw Malformed.line(line, "the number " + text + " is too large", null);
        }
        return value;
    }

    private static String name(@Nullable JsonToken token) {
        if (token == JsonToken.START_ARRAY) {
            return "a list";
        }
        return token == JsonToken.VALUE_NULL ? "null" : "a single value";
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse(message);
    }
}
