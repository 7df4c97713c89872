package io.ashlar.models.tasks.generation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.Task;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.ModelSummary;
import io.ashlar.models.OpenOptions;
import io.ashlar.models.families.ModelConfig;
import io.ashlar.models.generation.GenerationDefaults;
import io.ashlar.models.generation.GenerationOptions;
import io.ashlar.models.generation.GenerationRequest;
import io.ashlar.models.running.EncoderDecoderRunner;
import io.ashlar.models.running.TargetWriter;
import io.ashlar.models.tokenizers.TextTokenizer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An encoder-decoder that reads a text and writes another: summarization and translation. {@link #prepare} may be
 * called from any thread and does not touch the engine; {@link #write} belongs to one thread at a time.
 */
public final class TextToText implements AutoCloseable {
    private final EncoderDecoderRunner runner;
    private final TextTokenizer tokenizer;
    private final ModelConfig config;
    private final GenerationDefaults defaults;
    private final Task task;

    private TextToText(
            EncoderDecoderRunner runner,
            TextTokenizer tokenizer,
            ModelConfig config,
            GenerationDefaults defaults,
            Task task) {
        this.runner = runner;
        this.tokenizer = tokenizer;
        this.config = config;
        this.defaults = defaults;
        this.task = task;
    }

    /** Opens a package folder for summarization or translation. */
    public static TextToText open(Path folder, Task task, OpenOptions options) {
        if (task != Task.SUMMARIZATION && task != Task.TRANSLATION) {
            throw new IllegalArgumentException("task is " + task.wireName() + ", not summarization or translation");
        }
        ModelConfig config = ModelConfig.read(folder);
        GenerationDefaults defaults = GenerationDefaults.read(folder);
        EncoderDecoderRunner runner = EncoderDecoderRunner.open(folder, options);
        try {
            TextTokenizer tokenizer = TextTokenizer.open(folder, runner.inputs().sourceVocabulary());
            return new TextToText(runner, tokenizer, config, TextGeneration.padded(defaults, tokenizer), task);
        } catch (RuntimeException e) {
            runner.close();
            throw e;
        }
    }

    /** What transformers' pipelines take where neither the package nor the request says anything. */
    private static ObjectNode usual() {
        return Json.MAPPER.createObjectNode().put("max_new_tokens", 256).put("num_beams", 4);
    }

    /** What was loaded, with the task that it was opened for. */
    public ModelSummary summary() {
        ModelSummary loaded = runner.summary();
        return new ModelSummary(
                loaded.family(),
                task,
                loaded.parameters(),
                loaded.bytes(),
                loaded.maxSequenceLength(),
                loaded.labels(),
                loaded.precision(),
                loaded.newWeights());
    }

    public TextTokenizer tokenizer() {
        return tokenizer;
    }

    /**
     * A source with its parameters: {@code src_lang}, {@code tgt_lang}, {@code prefix}, {@code truncation} (false),
     * {@code skip_special_tokens} (true), {@code include_stop_str_in_output} (true), and those of generation.
     */
    public PreparedText prepare(String source, ObjectNode parameters) {
        TaskParameters own = new TaskParameters(parameters);
        Optional<String> from = own.text("src_lang");
        Optional<String> to = own.text("tgt_lang");
        if (task != Task.TRANSLATION && (from.isPresent() || to.isPresent())) {
            throw new ProblemException(
                    ProblemCode.PARAMETER_INVALID, "src_lang and tgt_lang are for translation, not summarization.");
        }
        boolean isTruncated = own.flag("truncation", false);
        boolean skips = own.flag("skip_special_tokens", true);
        boolean keepsStop = own.flag("include_stop_str_in_output", true);
        SourcePrefix prefix = SourcePrefix.of(config, task, from, to);
        String begin = own.text("prefix").orElse(prefix.text());
        TranslationLanguages languages = new TranslationLanguages(tokenizer);
        boolean hasPairs = SourcePrefix.hasPairs(config);
        if (to.isPresent() && !hasPairs) {
            Optional<String> mark = languages.mark(to.get());
            begin = mark.orElse("") + begin;
            if (mark.isEmpty() && !own.left().has("forced_bos_token_id")) {
                own.left().put("forced_bos_token_id", languages.first(to.get()));
            }
        }
        boolean hasMark = begin.startsWith(">>");
        int most = isTruncated ? runner.inputs().maxSourceTokens() : Integer.MAX_VALUE;
        long[] tokens = languages.source(begin + source, hasPairs || hasMark ? Optional.empty() : from, most);
        GenerationOptions options =
                defaults.forTask(prefix.parameters(), usual()).with(own.left());
        return prepared(tokens, options, skips, keepsStop);
    }

    /**
     * A source that is tokens already, prefix and language included; {@code tgt_lang} still says how the answer begins.
     */
    public PreparedText prepareTokens(long[] source, ObjectNode parameters) {
        TaskParameters own = new TaskParameters(parameters);
        Optional<String> from = own.text("src_lang");
        Optional<String> to = own.text("tgt_lang");
        TranslationLanguages languages = new TranslationLanguages(tokenizer);
        boolean isForced = to.isPresent()
                && !SourcePrefix.hasPairs(config)
                && languages.mark(to.get()).isEmpty();
        if (isForced && !own.left().has("forced_bos_token_id")) {
            own.left().put("forced_bos_token_id", languages.first(to.get()));
        }
        GenerationOptions options = defaults.forTask(
                        SourcePrefix.of(config, task, from, to).parameters(), usual())
                .with(own.left());
        return prepared(source, options, true, true);
    }

    private PreparedText prepared(long[] tokens, GenerationOptions options, boolean skips, boolean keepsStop) {
        int most = runner.inputs().maxSourceTokens();
        if (tokens.length > most) {
            throw new ProblemException(
                    ProblemCode.INPUT_TOO_LONG,
                    "The text has " + tokens.length + " tokens; the model reads at most " + most
                            + ". Shorten it, or set truncation to true.");
        }
        if (tokens.length == 0) {
            throw new ProblemException(ProblemCode.INPUT_INVALID, "The text becomes no tokens. Write a text.");
        }
        Long start = options.startToken();
        if (start == null) {
            throw new ProblemException(
                    ProblemCode.MODEL_FILE_MALFORMED,
                    "The package says neither decoder_start_token_id nor bos_token_id, one of which begins an answer. "
                            + "Write it into generation_config.json.");
        }
        options.newTokens(1, runner.inputs().maxTargetTokens());
        return new PreparedText(
                GenerationRequest.ofSource(tokens, new long[] {start}, options), "", false, skips, keepsStop);
    }

    /** The answers to each prepared source, the best first; they do not depend on what else is in the batch. */
    public List<List<WrittenText>> write(List<PreparedText> batch, TextListener listener) {
        if (batch.isEmpty()) {
            return List.of();
        }
        List<long[]> sources =
                batch.stream().map(prepared -> prepared.request().source()).toList();
        try (TargetWriter writer = runner.read(sources)) {
            return Writing.write(writer, tokenizer, batch, listener, false);
        }
    }

    /** Reads and writes a little, so that the first request is as fast as the hundredth. */
    public void warmUp() {
        runner.warmUp();
    }

    @Override
    public void close() {
        tokenizer.close();
        runner.close();
    }
}
