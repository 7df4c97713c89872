package io.ashlar.benchmarks.report;

import io.ashlar.benchmarks.measure.Contender;
import io.ashlar.benchmarks.measure.Samples;
import io.ashlar.benchmarks.measure.Turns;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A case before it is played: we, and the peers that may be there. */
public record SpeedCase(String name, Contender ours, List<Entry> peers) {
    public SpeedCase {
        peers = List.copyOf(peers);
    }

    /** A peer that takes part, or the reason why it cannot. */
    public sealed interface Entry {
        /** It takes part; {@code bar} is what its time over ours should reach. */
        record Present(Contender contender, @Nullable Double bar) implements Entry {}

        /** It cannot. */
        record Missing(String name, String reason) implements Entry {}
    }

    /** Plays it, and tells on standard error when it is over: a long run shows that it goes on. */
    public SpeedReport.Case play(Turns turns) {
        List<Contender> contenders = new ArrayList<>(List.of(ours));
        for (Entry entry : peers) {
            if (entry instanceof Entry.Present present) {
                contenders.add(present.contender());
            }
        }
        List<Samples> seconds = turns.play(contenders);
        Samples own = seconds.get(0);
        List<Rival> rivals = new ArrayList<>();
        int played = 1;
        for (Entry entry : peers) {
            if (entry instanceof Entry.Present present) {
                Samples theirs = seconds.get(played++);
                rivals.add(new Rival.Ran(present.contender().name(), theirs, theirs.dividedBy(own), present.bar()));
            } else if (entry instanceof Entry.Missing missing) {
                rivals.add(new Rival.Absent(missing.name(), missing.reason()));
            }
        }
        SpeedReport.Case result = new SpeedReport.Case(name, ours.name(), own, rivals);
        System.err.print(SpeedReport.table(List.of(result)));
        return result;
    }
}
