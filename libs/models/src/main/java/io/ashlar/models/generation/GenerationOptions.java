package io.ashlar.models.generation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How to generate: the names and meanings of transformers' generation parameters, every value checked. */
public final class GenerationOptions {
    private static final int MOST_SEQUENCES = 256;

    /** Names that a request may give, beside those in {@link #INERT} and {@link #REFUSED}. */
    private static final Set<String> NAMES = Set.of(
            "max_length",
            "max_new_tokens",
            "min_length",
            "min_new_tokens",
            "max_time",
            "stop_strings",
            "do_sample",
            "temperature",
            "top_k",
            "top_p",
            "min_p",
            "typical_p",
            "epsilon_cutoff",
            "eta_cutoff",
            "seed",
            "num_beams",
            "num_beam_groups",
            "diversity_penalty",
            "length_penalty",
            "early_stopping",
            "num_return_sequences",
            "repetition_penalty",
            "encoder_repetition_penalty",
            "frequency_penalty",
            "presence_penalty",
            "no_repeat_ngram_size",
            "encoder_no_repeat_ngram_size",
            "bad_words_ids",
            "sequence_bias",
            "forced_bos_token_id",
            "forced_eos_token_id",
            "suppress_tokens",
            "begin_suppress_tokens",
            "exponential_decay_length_penalty",
            "remove_invalid_values",
            "renormalize_logits",
            "bos_token_id",
            "eos_token_id",
            "pad_token_id",
            "decoder_start_token_id");

    /** What changes only how transformers runs or reports. */
    private static final Set<String> INERT = Set.of(
            "use_cache",
            "output_scores",
            "output_logits",
            "output_attentions",
            "output_hidden_states",
            "return_dict_in_generate",
            "cache_implementation");

    /** Searches that change the answer and that are not offered. */
    private static final Set<String> REFUSED =
            Set.of("constraints", "force_words_ids", "dola_layers", "watermarking_config", "token_healing");

    private final LengthLimits lengths;
    private final @Nullable Sampling sampling;
    private final Beams beams;
    private final Penalties penalties;
    private final SpecialTokens special;
    private final int sequences;
    private final List<String> stopStrings;
    private final double maxSeconds;

    GenerationOptions(OptionFields fields) {
        refuseUnknown(fields);
        special = SpecialTokens.read(fields);
        lengths = LengthLimits.read(fields);
        beams = Beams.read(fields);
        penalties = Penalties.read(fields, special);
        Sampling checked = Sampling.read(fields);
        sampling = fields.flag("do_sample", false) ? checked : null;
        sequences = fields.integer("num_return_sequences", 1, MOST_SEQUENCES, 1);
        stopStrings = List.copyOf(fields.texts("stop_strings"));
        maxSeconds = fields.real("max_time", t -> t > 0, "a number of seconds above 0", Double.POSITIVE_INFINITY);
        refuseContradictions();
    }

    private static void refuseUnknown(OptionFields fields) {
        fields.refuse("guidance_scale", scale -> scale == 1);
        fields.refuse("penalty_alpha", alpha -> alpha == 0);
        REFUSED.stream().filter(name -> !name.equals("token_healing")).forEach(name -> fields.refuse(name, x -> false));
        if (fields.flag("token_healing", false)) {
            fields.refuse("token_healing", x -> false);
        }
        Set<String> unknown = new TreeSet<>();
        fields.requested().fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(NAMES);
        unknown.removeAll(INERT);
        unknown.removeAll(REFUSED);
        unknown.removeAll(Set.of("guidance_scale", "penalty_alpha"));
        if (!unknown.isEmpty()) {
            throw new ProblemException(
                    ProblemCode.PARAMETER_INVALID,
                    "There is no generation parameter " + String.join(", ", unknown) + ". There are: "
                            + String.join(", ", new TreeSet<>(NAMES)) + ".");
        }
    }

    private void refuseContradictions() {
        if (beams.groups() > 1 && sampling != null) {
            throw OptionFields.contradiction("num_beam_groups is " + beams.groups()
                    + " with do_sample true. Diverse beams are not sampled: leave one of them out.");
        }
        if (beams.groups() > 1 && !stopStrings.isEmpty()) {
            throw OptionFields.contradiction("num_beam_groups is " + beams.groups()
                    + " with stop_strings. Diverse beams end at eos_token_id only: leave one of them out.");
        }
        if (beams.count() == 1 && sampling == null && sequences > 1) {
            throw OptionFields.contradiction("num_return_sequences is " + sequences
                    + ", but greedy decoding has one answer. Set do_sample true, or num_beams to at least that.");
        }
        if (beams.count() > 1 && sequences > beams.count()) {
            throw OptionFields.contradiction("num_return_sequences is " + sequences + ", above num_beams "
                    + beams.count() + ". It must be at most num_beams.");
        }
    }

    /** Parameters of a request alone, over transformers' defaults. */
    public static GenerationOptions of(ObjectNode request) {
        return GenerationDefaults.of(Json.MAPPER.createObjectNode()).with(request);
    }

    LengthLimits lengths() {
        return lengths;
    }

    @Nullable Sampling sampling() {
        return sampling;
    }

    Beams beams() {
        return beams;
    }

    Penalties penalties() {
        return penalties;
    }

    SpecialTokens special() {
        return special;
    }

    double maxSeconds() {
        return maxSeconds;
    }

    /** How many answers a prompt gets. */
    public int sequences() {
        return sequences;
    }

    /** Texts that end an answer, the text itself included. */
    public List<String> stopStrings() {
        return stopStrings;
    }

    /** Whether tokens are final as soon as they are chosen, so that a stream of them makes sense. */
    public boolean isTokenByToken() {
        return beams.count() == 1;
    }

    /** Tokens that end an answer. */
    public List<Long> endTokens() {
        return special.ends();
    }

    /** What fills rows of a batch after their end; none where the package has neither padding nor an end token. */
    public @Nullable Long paddingToken() {
        Long padding = special.padding();
        return padding != null || special.ends().isEmpty()
                ? padding
                : special.ends().get(0);
    }

    /** What an encoder-decoder's answer begins with; none: the package does not say. */
    public @Nullable Long startToken() {
        return special.start();
    }

    /** What an empty prompt becomes; none: an empty prompt is refused. */
    public @Nullable Long beginToken() {
        return special.begin();
    }

    /** Rows that the search of one prompt may come to hold at once. */
    public int rows() {
        return Math.max(beams.count(), sequences);
    }

    /**
     * The most new tokens for a prompt of so many tokens; a prompt without room for one is refused with both numbers.
     */
    public int newTokens(int prompt, int modelMax) {
        return lengths.of(prompt, prompt, modelMax).mostNew();
    }
}
