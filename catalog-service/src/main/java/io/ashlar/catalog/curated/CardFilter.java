package io.ashlar.catalog.curated;

import io.ashlar.contracts.Task;
import io.ashlar.contracts.catalog.CuratedCard;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a list of cards is narrowed to, as lists of models are: every word of {@code words} occurs, and of each list
 * that is not empty one value holds.
 */
record CardFilter(
        List<String> words,
        List<Task> tasks,
        List<Task> fineTuningTasks,
        List<String> licences,
        List<String> languages,
        List<String> families)
        implements Predicate<CuratedCard> {
    private static final int LONGEST = 200;

    CardFilter {
        words = List.copyOf(words);
        tasks = List.copyOf(tasks);
        fineTuningTasks = List.copyOf(fineTuningTasks);
        licences = given(licences);
        languages = given(languages);
        families = given(families);
    }

    /** An empty value is no filter, as forms send it for what was not chosen. */
    private static List<String> given(List<String> values) {
        return values.stream().filter(value -> !value.isEmpty()).toList();
    }

    /** The words of a query, in lower case. */
    static List<String> words(@Nullable String query) {
        if (query == null || query.isBlank()) {
            return List.of();
        }
        if (query.length() > LONGEST) {
            throw new ProblemException(
                    ProblemCode.PARAMETER_INVALID, "'q' is too long: search for at most " + LONGEST + " characters.");
        }
        return List.of(query.strip().toLowerCase(Locale.ROOT).split("\\s+"));
    }

    /** The tasks of these names; a name that is none is the user's error. */
    static List<Task> tasks(List<String> names) {
        return given(names).stream().map(Task::of).toList();
    }

    @Override
    public boolean test(CuratedCard card) {
        String text = (card.id() + " " + card.family() + " " + card.task().wireName()).toLowerCase(Locale.ROOT);
        return words.stream().allMatch(text::contains)
                && oneOf(tasks, List.of(card.task()))
                && oneOf(fineTuningTasks, card.fineTuningTasks())
                && oneOf(licences, Stream.ofNullable(card.licence()).toList())
                && oneOf(languages, card.languages())
                && oneOf(families, List.of(card.family()));
    }

    private static <T> boolean oneOf(List<T> wanted, Collection<T> held) {
        return wanted.isEmpty() || wanted.stream().anyMatch(held::contains);
    }
}
