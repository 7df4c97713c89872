package io.ashlar.metrics.entities;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Hits, finds and right entities by type, row by row, so that scores of any choice of rows are sums. */
public final class EntityCounts {
    private static final Comparator<String> BY_CODE_POINT =
            (a, b) -> Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
    private static final int HITS = 0;
    private static final int PREDICTED = 1;
    private static final int SUPPORT = 2;

    private final List<Map<String, long[]>> rows; // type to hits, predicted, support

    private EntityCounts(List<Map<String, long[]>> rows) {
        this.rows = rows;
    }

    /** seqeval's default mode. */
    public static EntityCounts lenient(TaggedRows rows) {
        return of(rows, new LenientEntities()::next, new LenientEntities()::next);
    }

    /**
     * seqeval's strict mode.
     *
     * @throws InvalidTagException where a tag, right or predicted, is not of the scheme
     */
    public static EntityCounts strict(TaggedRows rows, TagScheme scheme) {
        return of(rows, tags -> StrictEntities.of(tags, scheme), tags -> StrictEntities.of(tags, scheme));
    }

    /** Each side is read from the first row to the last. */
    private static EntityCounts of(
            TaggedRows rows,
            Function<List<String>, List<Entity>> readReference,
            Function<List<String>, List<Entity>> readPrediction) {
        List<Map<String, long[]>> counts = new ArrayList<>(rows.size());
        for (int row = 0; row < rows.size(); row++) {
            counts.add(counts(
                    new HashSet<>(readReference.apply(rows.references().get(row))),
                    new HashSet<>(readPrediction.apply(rows.predictions().get(row)))));
        }
        return new EntityCounts(List.copyOf(counts));
    }

    private static Map<String, long[]> counts(Set<Entity> right, Set<Entity> found) {
        Map<String, long[]> counts = new TreeMap<>(BY_CODE_POINT);
        for (Entity entity : right) {
            ofType(counts, entity.type())[SUPPORT]++;
        }
        for (Entity entity : found) {
            long[] ofType = ofType(counts, entity.type());
            ofType[PREDICTED]++;
            ofType[HITS] += right.contains(entity) ? 1 : 0;
        }
        return counts;
    }

    private static long[] ofType(Map<String, long[]> counts, String type) {
        return counts.computeIfAbsent(type, each -> new long[3]);
    }

    /** The scores of all rows. */
    public EntityScores scores() {
        return scores(IntStream.range(0, rows.size()).toArray());
    }

    /** The scores of these rows; one may come more than once. */
    public EntityScores scores(int[] chosen) {
        Map<String, long[]> sums = new TreeMap<>(BY_CODE_POINT);
        for (int row : chosen) {
            rows.get(row).forEach((type, counts) -> {
                long[] sum = ofType(sums, type);
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += counts[i];
                }
            });
        }
        return new EntityScores(sums.entrySet().stream()
                .map(entry -> score(entry.getKey(), entry.getValue()))
                .toList());
    }

    private static EntityScore score(String type, long[] counts) {
        return new EntityScore(type, counts[HITS], counts[PREDICTED], counts[SUPPORT]);
    }
}
