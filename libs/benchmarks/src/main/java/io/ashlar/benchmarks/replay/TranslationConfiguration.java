package io.ashlar.benchmarks.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.metrics.translation.Bleu;
import io.ashlar.metrics.translation.BleuOptions;
import io.ashlar.metrics.translation.BleuSmoothing;
import io.ashlar.metrics.translation.Chrf;
import io.ashlar.metrics.translation.ChrfOptions;
import io.ashlar.metrics.translation.Ter;
import io.ashlar.metrics.translation.TerOptions;
import io.ashlar.metrics.translation.Tokenization;
import io.ashlar.metrics.translation.TranslationMetric;
import java.util.Set;

/** A configuration of a translation metric, by the names of sacreBLEU's parameters. */
final class TranslationConfiguration {
    private TranslationConfiguration() {}

    static TranslationMetric metric(JsonNode configuration) {
        JsonNode options = configuration.path("options");
        return switch (configuration.get("metric").asText()) {
            case "bleu" -> bleu(options);
            case "chrf" -> chrf(options);
            case "ter" -> ter(options);
            default -> throw new IllegalArgumentException("no metric of translations: " + configuration);
        };
    }

    private static Bleu bleu(JsonNode options) {
        known(
                options,
                Set.of(
                        "tokenize",
                        "trg_lang",
                        "lowercase",
                        "smooth_method",
                        "smooth_value",
                        "max_ngram_order",
                        "effective_order",
                        "force"));
        BleuOptions defaults = BleuOptions.DEFAULT;
        return new Bleu(new BleuOptions(
                options.hasNonNull("tokenize")
                        ? Tokenization.named(options.get("tokenize").asText())
                        : Tokenization.ofLanguage(options.path("trg_lang").asText()),
                options.path("lowercase").asBoolean(),
                options.has("smooth_method")
                        ? BleuSmoothing.named(options.get("smooth_method").asText())
                        : defaults.smoothing(),
                options.hasNonNull("smooth_value") ? options.get("smooth_value").doubleValue() : null,
                options.path("max_ngram_order").asInt(defaults.maxOrder()),
                options.path("effective_order").asBoolean()));
    }

    private static Chrf chrf(JsonNode options) {
        known(options, Set.of("char_order", "word_order", "beta", "lowercase", "whitespace", "eps_smoothing"));
        ChrfOptions defaults = ChrfOptions.DEFAULT;
        return new Chrf(new ChrfOptions(
                options.path("char_order").asInt(defaults.characterOrder()),
                options.path("word_order").asInt(defaults.wordOrder()),
                options.path("beta").asInt(defaults.beta()),
                options.path("lowercase").asBoolean(),
                options.path("whitespace").asBoolean(),
                options.path("eps_smoothing").asBoolean()));
    }

    private static Ter ter(JsonNode options) {
        known(options, Set.of("normalized", "no_punct", "asian_support", "case_sensitive"));
        return new Ter(new TerOptions(
                options.path("normalized").asBoolean(),
                options.path("no_punct").asBoolean(),
                options.path("asian_support").asBoolean(),
                options.path("case_sensitive").asBoolean()));
    }

    private static void known(JsonNode options, Set<String> names) {
        options.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                throw new IllegalArgumentException("the option '" + name + "' is not one of " + names);
            }
        });
    }
}
