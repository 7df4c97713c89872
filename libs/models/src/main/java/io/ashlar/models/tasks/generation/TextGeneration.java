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
import io.ashlar.models.tokenizers.Encoding;
import io.ashlar.models.tokenizers.TextTokenizer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * A decoder that writes on from prompts and chats. {@link #prepare} may be called from any thread and does not touch
 * the engine; {@link #write} belongs to one thread at a time.
 */
public final class TextGeneration implements AutoCloseable {
    /** What transformers' pipeline takes where neither the package nor the request says how long an answer may be. */
    private static final int USUAL_NEW_TOKENS = 256;

    /** A bound on how long one text may keep the model from others. */
    private static final int MOST_SCORED = 1 << 16;

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
     * and those of generation. With {@code score} (false) the prompt is scored as it stands: {@code top_logprobs} (0 to
     * 20), {@code window} and {@code stride} in tokens, {@code max_new_tokens} 0 (else 1).
     */
    public PreparedText prepare(String prompt, ObjectNode parameters) {
        TaskParameters own = new TaskParameters(parameters);
        String text = own.text("prefix").orElse("") + prompt;
        if (own.flagged("score")) {
            Encoding encoding = tokenizer.encode(TextInput.of(text));
            return scored(text, encoding.ids(), own, TextShares.of(text, encoding, tokenizer));
        }
        long[] tokens = text.isEmpty()
                ? new long[0]
                : tokenizer.encode(TextInput.of(text)).ids();
        return prepare(prompt, tokens, own, true);
    }

    /** A prompt that is tokens already, with a prompt's parameters; nothing is put before it. */
    public PreparedText prepareTokens(long[] tokens, ObjectNode parameters) {
        for (long token : tokens) {
            if (token < 0 || token >= runner.vocabulary()) {
                throw new ProblemException(
                        ProblemCode.INPUT_INVALID,
                        "The prompt has the token " + token + ", but the model has " + runner.vocabulary()
                                + " tokens, numbered from 0.");
            }
        }
        TaskParameters own = new TaskParameters(parameters);
        String prompt = tokenizer.decode(tokens, false);
        return own.flagged("score")
                ? scored(prompt, tokens, own, TextShares.of(tokens, tokenizer))
                : prepare(prompt, tokens, own, true);
    }

    private PreparedText scored(String text, long[] tokens, TaskParameters own, TextShares shares) {
        own.flag("return_full_text", true);
        own.flag("skip_special_tokens", true);
        own.flag("include_stop_str_in_output", true);
        Scoring scoring = Scoring.take(own, runner.maxLength());
        if (tokens.length == 0 || tokens.length > MOST_SCORED) {
            throw new ProblemException(
                    tokens.length == 0 ? ProblemCode.INPUT_INVALID : ProblemCode.INPUT_TOO_LONG,
                    "The text has " + tokens.length + " tokens. A text that is scored has from 1 to " + MOST_SCORED
                            + "; send a longer one in parts.");
        }
        GenerationRequest request = GenerationRequest.ofPrompt(tokens, defaults.with(own.left()));
        return new PreparedText(request, text, true, true, true, new ScoredPrompt(scoring, shares));
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
        own.flag("score", false);
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
        List<PreparedText> unscored =
                batch.stream().filter(text -> text.scored() == null).toList();
        if (unscored.size() == batch.size()) {
            return Writing.write(runner, tokenizer, batch, listener, true);
        }
        int[] places = IntStream.range(0, batch.size())
                .filter(i -> batch.get(i).scored() == null)
                .toArray();
        List<List<WrittenText>> answers = new ArrayList<>(Collections.nCopies(batch.size(), List.of()));
        if (places.length > 0) {
            List<List<WrittenText>> written =
                    Writing.write(runner, tokenizer, unscored, new PlacedListener(listener, places), true);
            for (int i = 0; i < places.length; i++) {
                answers.set(places[i], written.get(i));
            }
        }
        TextScorer scorer = new TextScorer(runner, tokenizer);
        for (int i = 0; i < batch.size(); i++) {
            if (batch.get(i).scored() != null) {
                answers.set(i, List.of(scorer.score(batch.get(i), i, listener)));
            }
        }
        return answers;
    }

    @Override
    public void close() {
        tokenizer.close();
        runner.close();
    }
}
