package io.ashlar.models.training.recipe;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads {@code lora}. */
final class LoraReader {
    private static final String NAME = "lora";
    private static final String TARGETS = "targetModules";
    private static final String SAVED = "modulesToSave";
    private static final String ALL_LINEAR = "all-linear";

    private final RecipeFields fields;

    LoraReader(RecipeFields fields) {
        this.fields = fields;
    }

    Optional<Lora> read() {
        if (!fields.has(NAME)) {
            return Optional.empty();
        }
        RecipeFields nested = fields.object(NAME);
        int rank = (int) nested.integer("rank", 8, n -> n >= 1 && n <= 4096, "from 1 to 4096");
        double alpha = nested.real("alpha", 128, n -> n > 0 && n <= 1_000_000, "above 0 and at most 1000000");
        double dropout = nested.real("dropout", 0, n -> n >= 0 && n < 1, "from 0 to below 1");
        Optional<Lora.Targets> targets = targets(nested);
        Optional<List<String>> saved = nested.has(SAVED) ? Optional.of(nested.texts(SAVED)) : Optional.empty();
        boolean merge = nested.flag("merge", true);
        fields.close(NAME, nested);
        return Optional.of(new Lora(rank, alpha, dropout, targets, saved, merge));
    }

    private static Optional<Lora.Targets> targets(RecipeFields nested) {
        if (!nested.has(TARGETS)) {
            return Optional.empty();
        }
        if (nested.isList(TARGETS)) {
            List<String> names = nested.texts(TARGETS);
            if (names.isEmpty()) {
                nested.complain(TARGETS, names, "must name at least one block");
            }
            return Optional.of(new Lora.Named(names));
        }
        String text = nested.text(TARGETS, ALL_LINEAR);
        if (text.equals(ALL_LINEAR)) {
            return Optional.of(new Lora.AllLinear());
        }
        try {
            Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            nested.complain(TARGETS, text, "is neither a list of names, nor all-linear, nor a regular expression");
        }
        return Optional.of(new Lora.Matching(text));
    }
}
