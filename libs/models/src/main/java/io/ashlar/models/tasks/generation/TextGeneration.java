package io.ashlar.models.tasks.generation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.ModelSummary;
import io.ashlar.models.OpenOptions;
import io.ashlar.models.TextInput;
import io.ashlar.models.chat.Chat;
import io.ashlar.models.chat.ChatTemplate;
import io.ashlar.models.families.ModelConfig;
import io.ashlar.models.generation.GenerationDefaults;
import io.ashlar.models.generation.GenerationOptions;
import io.ashlar.models.generation.GenerationRequest;
import io.ashlar.models.running.DecoderRunner;
import io.ashlar.models.tokenizers.TextTokenizer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A decoder that writes on from prompts and chats. {@link #prepare} may be called from any thread and does not touch
 * the engine; {@link #write} belongs to one thread at a time.
 */
public final class TextGeneration implements AutoCloseable {
    /** What transformers' pipeline takes where neither the package nor the request says how long an answer may be. */
    private static final int USUAL_NEW_TOKENS = 256;

    private final DecoderRunner runner;
    private final TextTokenizer tokenizer;
    private final GenerationDefaults defaults;
    private final Optional<ChatTemplate> template;

    private TextGeneration(
            DecoderRunner runner,
            TextTokenizer tokenizer,
            GenerationDefaults defaults,
            Optional<ChatTemplate> template) {
        this.runner = runner;
        this.tokenizer = tokenizer;
        this.defaults = defaults;
        this.template = template;
    }

    /** Opens a package folder: its weights, tokenizer, generation parameters and chat template. */
    public static TextGeneration open(Path folder, OpenOptions options) {
        Optional<ChatTemplate> template = ChatTemplate.read(folder, Clock.systemDefaultZone());
        GenerationDefaults defaults = GenerationDefaults.read(folder)
                .forTask(
                        ModelConfig.read(folder)
                                .toJson()
                                .path("task_specific_params")
                                .path("text-generation"),
                        Json.MAPPER.createObjectNode().put("max_new_tokens", USUAL_NEW_TOKENS));
        DecoderRunner runner = DecoderRunner.open(folder, options);
        try {
            TextTokenizer tokenizer = TextTokenizer.open(folder, runner.vocabulary());
            return new TextGeneration(runner, tokenizer, padded(defaults, tokenizer), template);
        } catch (RuntimeException e) {
            runner.close();
            throw e;
        }
    }

    static GenerationDefaults padded(GenerationDefaults defaults, TextTokenizer tokenizer) {
        OptionalLong padding = tokenizer.padId();
        return padding.isPresent() ? defaults.paddedWith(padding.getAsLong()) : defaults;
    }

    public ModelSummary summary() {
        return runner.summary();
    }

    public TextTokenizer tokenizer() {
        return tokenizer;
    }

    /** Longest row, prompt and answer together. */
    public int maxLength() {
        return runner.maxLength();
    }

    /** Whether the package has a chat template. */
    public boolean isForChats() {
        return template.isPresent();
    }

    /**
     * A prompt with its parameters: {@code return_full_text} (true), {@code truncation} (false) or {@code truncate} to
     * so many tokens, {@code prefix}, {@code skip_special_tokens} (true), {@code include_stop_str_in_output} (true),
     * and those of generation.
     */
    public PreparedText prepare(String prompt, ObjectNode parameters) {
        TaskParameters own = new TaskParameters(parameters);
        String text = own.text("prefix").orElse("") + prompt;
        long[] tokens = text.isEmpty()
                ? new long[0]
                : tokenizer.encode(TextInput.of(text)).ids();
        return prepare(prompt, tokens, own, true);
    }

    /** A chat with its parameters, which are a prompt's; its answers come without the chat. */
    public PreparedText prepare(Chat chat, ObjectNode parameters) {
        ChatTemplate chats = template.orElseThrow(() -> new ProblemException(
                ProblemCode.MODEL_TASK_UNSUPPORTED,
                "The package has no chat template, so it does not take messages. Send a prompt, "
                        + "or a model that is tuned for chats."));
        TaskParameters own = new TaskParameters(parameters);
        String text = chats.render(chat);
        return prepare("", tokenizer.encodeWithoutSpecial(text).ids(), own, false);
    }

    private PreparedText prepare(String prompt, long[] tokens, TaskParameters own, boolean isFullText) {
        boolean full = own.flag("return_full_text", isFullText);
        boolean isTruncated = own.flag("truncation", false)
                || own.text("handle_long_generation").filter("hole"::equals).isPresent();
        OptionalInt most = own.count("truncate");
        boolean skips = own.flag("skip_special_tokens", true);
        boolean keepsStop = own.flag("include_stop_str_in_output", true);
        GenerationOptions options = defaults.with(own.left());
        Long begin = options.beginToken();
        long[] read = tokens.length == 0 && begin != null ? new long[] {begin} : tokens;
        if (most.isPresent()) {
            read = end(read, most.getAsInt());
        }
        if (isTruncated) {
            int answer = options.newTokens(1, runner.maxLength());
            read = end(read, Math.max(1, runner.maxLength() - answer));
        }
        if (read.length > 0) {
            options.newTokens(read.length, runner.maxLength());
        }
        return new PreparedText(GenerationRequest.ofPrompt(read, options), prompt, full, skips, keepsStop);
    }

    /** The last tokens, with the first one where it is the one that begins every text. */
    private long[] end(long[] tokens, int most) {
        if (tokens.length <= most) {
            return tokens;
        }
        long[] end = Arrays.copyOfRange(tokens, tokens.length - most, tokens.length);
        OptionalLong begin = tokenizer.beginId();
        if (begin.isPresent() && tokens[0] == begin.getAsLong() && most > 1) {
            end[0] = tokens[0];
        }
        return end;
    }

    /** The answers of each prepared prompt, the best first; they do not depend on what else is in the batch. */
    public List<List<WrittenText>> write(List<PreparedText> batch, TextListener listener) {
        return Writing.write(runner, tokenizer, batch, listener, true);
    }

    @Override
    public void close() {
        tokenizer.close();
        runner.close();
    }
}
