package io.ashlar.benchmarks.report;

import io.ashlar.benchmarks.measure.Samples;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Cases in which we and peers did the same work in turns. */
public record SpeedReport(String benchmark, Machine machine, int threads, List<Case> cases, List<String> notes)
        implements Report {
    public SpeedReport {
        cases = List.copyOf(cases);
        notes = List.copyOf(notes);
    }

    /** One piece of work. */
    public record Case(String name, String ours, Samples seconds, List<Rival> rivals) {
        public Case {
            rivals = List.copyOf(rivals);
        }
    }

    @Override
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(benchmark).append(", ").append(threads).append(" threads each: ");
        text.append(machine.text()).append("\n\n").append(table(cases));
        notes.forEach(note -> text.append('\n').append(note));
        return text.append('\n').toString();
    }

    static String table(List<Case> cases) {
        Table table = new Table("case", "who", "median ms", "quartiles", "times ours", "quartiles", "bar");
        for (Case each : cases) {
            table.row(each.name(), each.ours(), millis(each.seconds().median()), spread(each.seconds()));
            each.rivals().forEach(rival -> add(table, rival));
        }
        return table.text();
    }

    @Override
    public boolean isSound() {
        return true;
    }

    private static void add(Table table, Rival rival) {
        if (rival instanceof Rival.Ran ran) {
            table.row(
                    "",
                    ran.name(),
                    millis(ran.seconds().median()),
                    spread(ran.seconds()),
                    ratio(ran.ratio().median()),
                    ratio(ran.ratio().lower()) + " - " + ratio(ran.ratio().upper()),
                    bar(ran.bar(), ran.met()));
        } else if (rival instanceof Rival.Absent absent) {
            table.row("", absent.name(), "-", absent.reason());
        }
    }

    private static String bar(@Nullable Double bar, boolean met) {
        return bar == null ? "" : "at least " + ratio(bar) + (met ? ": met" : ": MISSED");
    }

    private static String spread(Samples seconds) {
        return millis(seconds.lower()) + " - " + millis(seconds.upper());
    }

    private static String millis(double seconds) {
        double millis = seconds * 1e3;
        return String.format(Locale.ROOT, millis < 100 ? "%.2f" : "%.0f", millis);
    }

    private static String ratio(double ratio) {
        return String.format(Locale.ROOT, "%.2f", ratio);
    }
}
