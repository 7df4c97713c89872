package io.ashlar.models.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.chat.jinja.None;
import io.ashlar.models.chat.jinja.Template;
import io.ashlar.models.chat.jinja.TemplateError;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A package's chat templates. Any thread may use it; a template that takes too much, or fails, is a problem of its own.
 */
public final class ChatTemplate {
    /** Marks where the last message ends, so that what the template puts after it can be taken off again. */
    private static final String END_MARK = "ASHLAR_END_OF_LAST_MESSAGE ";

    private static final String FOR_TOOLS = "tool_use";

    private final Map<String, Template> templates;
    private final Map<String, String> specialTokens;
    private final Clock clock;

    private ChatTemplate(Map<String, Template> templates, Map<String, String> specialTokens, Clock clock) {
        this.templates = templates;
        this.specialTokens = specialTokens;
        this.clock = clock;
    }

    /** The folder's templates; empty where it has none: its model is not made for chats. */
    public static Optional<ChatTemplate> read(Path folder, Clock clock) {
        Map<String, String> sources = TemplateFiles.templates(folder);
        if (sources.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Template> templates = new HashMap<>();
        sources.forEach((name, source) -> templates.put(name, parse(name, source)));
        return Optional.of(new ChatTemplate(templates, TemplateFiles.specialTokens(folder), clock));
    }

    private static Template parse(String name, String source) {
        try {
            return Template.parse(source);
        } catch (TemplateError e) {
            throw new ProblemException(
                    ProblemCode.TOKENIZER_MALFORMED,
                    "The chat template '" + name + "' of the package cannot be read: " + e.getMessage() + ".",
                    e);
        }
    }

    /** The prompt; special tokens are part of it, so a tokenizer must add none. */
    public String render(Chat chat) {
        Map<String, Object> values = new HashMap<>(specialTokens);
        List<Object> messages = new ArrayList<>();
        chat.messages().forEach(message -> messages.add(TemplateValues.of(message)));
        String last = chat.continueFinalMessage() ? mark(messages) : "";
        values.put("messages", messages);
        values.put("tools", chat.tools().isEmpty() ? None.NONE : list(chat.tools()));
        values.put("documents", None.NONE);
        values.put("add_generation_prompt", chat.addGenerationPrompt());
        ObjectNode variables = chat.variables();
        variables.fields().forEachRemaining(field -> values.put(field.getKey(), TemplateValues.of(field.getValue())));
        String prompt = render(template(chat), values);
        return chat.continueFinalMessage() ? cut(prompt, last) : prompt;
    }

    private static List<Object> list(List<JsonNode> nodes) {
        List<Object> values = new ArrayList<>();
        nodes.forEach(node -> values.add(TemplateValues.of(node)));
        return values;
    }

    private Template template(Chat chat) {
        Template forTools = chat.tools().isEmpty() ? null : templates.get(FOR_TOOLS);
        Template template = forTools == null ? templates.get(TemplateFiles.DEFAULT) : forTools;
        if (template == null) {
            throw new ProblemException(
                    ProblemCode.TOKENIZER_MALFORMED,
                    "The package has chat templates " + templates.keySet()
                            + ", but none is named 'default'. Name one.");
        }
        return template;
    }

    private String render(Template template, Map<String, Object> values) {
        try {
            return template.render(values, clock);
        } catch (TemplateError e) {
            throw new ProblemException(
                    ProblemCode.INPUT_INVALID,
                    "The model's chat template does not take this chat: " + e.getMessage()
                            + ". Change the messages, or their roles.",
                    e);
        }
    }

    /** Marks the end of the last message's last text; that text. */
    private static String mark(List<Object> messages) {
        Map<Object, Object> last = TemplateValues.map(messages.get(messages.size() - 1));
        Object content = last.get("content");
        if (content instanceof String text) {
            last.put("content", text + END_MARK);
            return text;
        }
        List<?> parts = content instanceof List<?> list ? list : List.of();
        for (int i = parts.size() - 1; i >= 0; i--) {
            if (parts.get(i) instanceof Map<?, ?>
                    && TemplateValues.map(parts.get(i)).get("text") instanceof String text) {
                TemplateValues.map(parts.get(i)).put("text", text + END_MARK);
                return text;
            }
        }
        throw new ProblemException(
                ProblemCode.INPUT_INVALID, "The last message has no text to go on with. Give it a text as content.");
    }

    private static String cut(String prompt, String last) {
        int end = prompt.lastIndexOf(END_MARK.strip());
        if (end < 0 || !prompt.contains(last.strip())) {
            throw new ProblemException(
                    ProblemCode.INPUT_INVALID,
                    "The model's chat template leaves out or changes the last message, so it cannot be continued. "
                            + "Ask for a new message instead.");
        }
        String begin = prompt.substring(0, end);
        return prompt.startsWith(END_MARK, end) ? begin : begin.stripTrailing();
    }
}
