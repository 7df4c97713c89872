package io.ashlar.models.chat.jinja;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pieces of the language as Jinja2 renders them with transformers' settings: {@code make_chat_cases.py} wrote them. */
class LanguageCasesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-07-06T09:05:03Z"), ZoneOffset.UTC);
    private static final JsonNode FILE = read();

    private static JsonNode read() {
        try (InputStream file = LanguageCasesTest.class.getResourceAsStream("language-cases.json")) {
            return Json.MAPPER.readTree(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static Stream<JsonNode> cases() {
        return StreamSupport.stream(FILE.get("cases").spliterator(), false);
    }

    private static Map<String, Object> given() {
        Map<String, Object> given = new LinkedHashMap<>();
        FILE.get("given").fields().forEachRemaining(field -> given.put(field.getKey(), value(field.getValue())));
        return given;
    }

    private static Object value(JsonNode node) {
        if (node.isObject()) {
            Map<Object, Object> map = new LinkedHashMap<>();
            node.fields().forEachRemaining(field -> map.put(field.getKey(), value(field.getValue())));
            return map;
        }
        if (node.isArray()) {
            List<Object> list = new ArrayList<>();
            node.forEach(element -> list.add(value(element)));
            return list;
        }
        return node.isTextual() ? node.textValue() : node.isBoolean() ? (Object) node.booleanValue() : node.longValue();
    }

    private static String render(String template) {
        return Template.parse(template).render(given(), CLOCK);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldRenderAsJinjaDoes(JsonNode one) {
        String template = one.get("template").textValue();
        if (one.has("expected")) {
            assertThat(render(template)).isEqualTo(one.get("expected").textValue());
        } else {
            assertThatThrownBy(() -> render(template)).isInstanceOf(TemplateError.class);
        }
    }

    @Test
    void shouldTellTheTime() {
        assertThat(render("{{ strftime_now('%d %B %Y, %b %-d %H:%M:%S %I %p %A %a %j %y %%') }}"))
                .isEqualTo("06 July 2024, Jul 6 09:05:03 09 AM Saturday Sat 188 24 %");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% for i in range(100000) %}{% for j in range(100000) %}{% endfor %}{% endfor %}",
                "{% set ns = namespace(s='x') %}{% for i in range(100) %}{% set ns.s = ns.s + ns.s %}{% endfor %}",
                "{{ 'x' * 9999999999 }}",
                "{% for i in range(99999) %}{{ 'x' * 1000000 }}{% endfor %}",
                "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
                "{% set ns = namespace(l=[1]) %}{% for i in range(60) %}{% set ns.l = [ns.l, ns.l] %}{% endfor %}{{ ns.l }}",
                "{% set ns = namespace(l=[1]) %}{% for i in range(60) %}{% set ns.l = [ns.l, ns.l] %}{% endfor %}"
                        + "{{ ns.l | tojson }}",
                "{% set ns = namespace(l=[1]) %}{% for i in range(90000) %}{% set ns.l = [ns.l] %}{% endfor %}{{ ns.l }}",
                "{{ ('a' * 1000000).replace('a', 'b' * 1000) }}",
                "{{ (['a' * 1000000] * 2) }}",
                "{{ '%1000000000s' % 'a' }}",
                "{{ 'a'.rjust(1000000000) }}",
                "{{ 9 ** 9 ** 9 }}",
                "{{ x.getClass() }}",
                "{{ x.getClass().forName('java.lang.Runtime') }}",
                "{{ ms.stream() }}",
                "{{ x['getBytes']() }}",
                "{{ x.__class__.__mro__ }}",
                "{{ x['__class__']() }}"
            })
    void shouldRefuseHostileTemplates(String template) {
        assertThatThrownBy(() -> render(template)).isInstanceOf(TemplateError.class);
    }

    @Test
    void shouldRefuseTemplatesThatAreNestedTooDeeply() {
        for (String template : List.of(
                "{{ " + "(".repeat(50_000) + "1" + ")".repeat(50_000) + " }}",
                "{{ " + "[".repeat(50_000),
                "{{ " + "-".repeat(50_000) + "1 }}",
                "{{ " + "not ".repeat(50_000) + "1 }}",
                "{% if x %}".repeat(50_000) + "{% endif %}".repeat(50_000),
                "{% if x %}" + "{% elif x %}".repeat(50_000) + "{% endif %}",
                "{{ x" + ".y".repeat(50_000) + " }}",
                "{{ 1" + " + 1".repeat(200_000) + " }}")) {
            assertThatThrownBy(() -> render(template)).isInstanceOf(TemplateError.class);
        }
    }
}
