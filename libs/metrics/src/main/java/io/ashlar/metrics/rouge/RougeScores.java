package io.ashlar.metrics.rouge;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Every kind of ROUGE of one summary. */
public record RougeScores(Map<RougeKind, RougeScore> byKind) {
    public RougeScores {
        byKind = Collections.unmodifiableMap(new EnumMap<>(byKind));
    }

    public RougeScore of(RougeKind kind) {
        return Objects.requireNonNull(byKind.get(kind));
    }

    /** For each kind the score with the better F1; this one's where they are equal. */
    RougeScores best(RougeScores other) {
        Map<RougeKind, RougeScore> best = new EnumMap<>(byKind);
        other.byKind.forEach(
                (kind, score) -> best.merge(kind, score, (mine, theirs) -> theirs.f1() > mine.f1() ? theirs : mine));
        return new RougeScores(best);
    }
}
