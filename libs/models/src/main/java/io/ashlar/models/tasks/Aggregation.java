package io.ashlar.models.tasks;

import io.ashlar.models.tokenizers.TextTokenizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Puts tokens together to words and entities, by one strategy. */
final class Aggregation {
    private final TextTokenizer tokenizer;
    private final List<String> labels;
    private final AggregationStrategy strategy;

    Aggregation(TextTokenizer tokenizer, List<String> labels, AggregationStrategy strategy) {
        this.tokenizer = tokenizer;
        this.labels = labels;
        this.strategy = strategy;
    }

    /** The number of the highest score, the first of equal ones. */
    static int best(double[] scores) {
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            if (scores[i] > scores[best]) {
                best = i;
            }
        }
        return best;
    }

    List<Entity> entities(List<ScoredToken> tokens) {
        List<Entity> labelled = new ArrayList<>();
        for (ScoredToken token : strategy.byWords() ? words(tokens) : tokens) {
            int best = best(token.scores());
            labelled.add(new Entity(
                    labels.get(best), token.scores()[best], token.index(), token.word(), token.start(), token.end()));
        }
        return strategy == AggregationStrategy.NONE ? labelled : grouped(labelled);
    }

    private List<ScoredToken> words(List<ScoredToken> tokens) {
        List<ScoredToken> words = new ArrayList<>();
        List<ScoredToken> word = new ArrayList<>();
        for (ScoredToken token : tokens) {
            if (!word.isEmpty() && !token.goesOn()) {
                words.add(word(word));
                word.clear();
            }
            word.add(token);
        }
        if (!word.isEmpty()) {
            words.add(word(word));
        }
        return words;
    }

    private ScoredToken word(List<ScoredToken> tokens) {
        ScoredToken first = tokens.get(0);
        double[] scores = switch (strategy) {
            case MAX ->
                tokens.stream()
                        .max(Comparator.<ScoredToken>comparingDouble(token -> token.scores()[best(token.scores())])
                                .thenComparing(Comparator.comparingInt(ScoredToken::index)
                                        .reversed()))
                        .orElseThrow()
                        .scores();
            case AVERAGE -> mean(tokens);
            default -> first.scores();
        };
        String text = text(tokens.stream().map(ScoredToken::word).collect(Collectors.toList()));
        return new ScoredToken(
                text, scores, first.start(), tokens.get(tokens.size() - 1).end(), first.index(), false);
    }

    private static double[] mean(List<ScoredToken> tokens) {
        double[] mean = new double[tokens.get(0).scores().length];
        for (ScoredToken token : tokens) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += token.scores()[i] / tokens.size();
            }
        }
        return mean;
    }

    /** Neighbours of the same tag together; one that begins with B- begins anew. */
    private List<Entity> grouped(List<Entity> entities) {
        List<Entity> groups = new ArrayList<>();
        List<Entity> group = new ArrayList<>();
        for (Entity entity : entities) {
            if (!group.isEmpty()) {
                Entity last = group.get(group.size() - 1);
                boolean begins = entity.label().startsWith("B-");
                if (begins || !tag(entity.label()).equals(tag(last.label()))) {
                    groups.add(group(group));
                    group.clear();
                }
            }
            group.add(entity);
        }
        if (!group.isEmpty()) {
            groups.add(group(group));
        }
        return groups;
    }

    private Entity group(List<Entity> entities) {
        Entity first = entities.get(0);
        String label = first.label().substring(first.label().indexOf('-') + 1);
        double score = entities.stream().mapToDouble(Entity::score).average().orElseThrow();
        String word = text(entities.stream().map(Entity::word).collect(Collectors.toList()));
        return new Entity(
                label,
                score,
                null,
                word,
                first.start(),
                entities.get(entities.size() - 1).end());
    }

    private String text(List<String> tokens) {
        return tokenizer.textOf(tokens);
    }

    private static String tag(String label) {
        return label.startsWith("B-") || label.startsWith("I-") ? label.substring(2) : label;
    }
}
