package io.ashlar.cli.terminal;

import io.ashlar.contracts.jobs.JobProgress;
import io.ashlar.contracts.jobs.JobSnapshot;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows one job while it runs: a bar for the step in work, a line for each step that is done. */
public final class JobDisplay {
    private static final int BAR = 24;
    private static final double TENTH = 0.1;

    private static final int CURVE = 60;
    private static final String LOSS = "loss";

    private final Terminal terminal;
    private Curve curve = new Curve(LOSS);
    private int step;
    private @Nullable JobProgress last;
    private int printedTenth;
    private int attempt = 1;

    public JobDisplay(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Takes the next snapshot. */
    public void show(JobSnapshot job) {
        if (job.attempt() > attempt) {
            attempt = job.attempt();
            terminal.line("  interrupted; attempt " + attempt + " goes on from the last checkpoint");
        }
        JobProgress progress = job.progress();
        if (progress != null) {
            advance(progress);
        }
        if (job.status().ended()) {
            finishStep();
            terminal.line("  " + ending(job));
        }
    }

    private void advance(JobProgress progress) {
        if (progress.stepNumber() != step) {
            finishStep();
            step = progress.stepNumber();
            printedTenth = 0;
        }
        Double loss = progress.metrics().get(LOSS);
        if (loss != null && (last == null || last.done() != progress.done())) {
            curve.add(loss);
        }
        last = progress;
        terminal.passing("  " + bar(progress));
        double share = share(progress);
        if (!terminal.interactive() && (int) (share / TENTH) > printedTenth && share < 1) {
            printedTenth = (int) (share / TENTH);
            terminal.line("  " + bar(progress));
        }
    }

    private void finishStep() {
        JobProgress done = last;
        if (done != null) {
            terminal.line("  " + summary(done));
            String drawn = curve.line(CURVE);
            if (!drawn.isEmpty()) {
                terminal.line("        " + drawn);
            }
            curve = new Curve(LOSS);
            last = null;
        }
    }

    private static String summary(JobProgress done) {
        String count = done.done() > 0 ? Units.count(done.done(), done.unit()) : "";
        String message = done.message() == null ? "" : done.message();
        String rest = count + (count.isEmpty() || message.isEmpty() ? "" : ", ") + message + metrics(done);
        return String.format(Locale.ROOT, "[%d/%d] %-12s %s", done.stepNumber(), done.stepCount(), done.step(), rest)
                .stripTrailing();
    }

    static String bar(JobProgress progress) {
        int filled = (int) Math.round(share(progress) * BAR);
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "[%d/%d] %-12s %s%s ",
                progress.stepNumber(),
                progress.stepCount(),
                progress.step(),
                "█".repeat(filled),
                "░".repeat(BAR - filled)));
        Long total = progress.total();
        if (total != null) {
            text.append(String.format(Locale.ROOT, "%3.0f%%  ", share(progress) * 100));
        }
        text.append(Units.count(progress.done(), progress.unit()));
        Double rate = progress.ratePerSecond();
        if (rate != null && rate > 0) {
            text.append("  ").append(Units.count(rate, progress.unit())).append("/s");
        }
        Long eta = progress.etaMillis();
        if (eta != null) {
            text.append("  ").append(Units.duration(eta)).append(" left");
        }
        return text.append(metrics(progress)).toString();
    }

    private static double share(JobProgress progress) {
        Long total = progress.total();
        return total == null || total <= 0 ? 0 : Math.min(1, (double) progress.done() / total);
    }

    private static String metrics(JobProgress progress) {
        if (progress.metrics().isEmpty()) {
            return "";
        }
        Map<String, Double> sorted = new TreeMap<>(progress.metrics());
        return "  "
                + sorted.entrySet().stream()
                        .map(e -> e.getKey() + " " + String.format(Locale.ROOT, "%.4g", e.getValue()))
                        .collect(Collectors.joining("  "));
    }

    private static String ending(JobSnapshot job) {
        var started = job.startedAt();
        var ended = job.endedAt();
        String took = started != null && ended != null
                ? " in " + Units.duration(Duration.between(started, ended).toMillis())
                : "";
        return switch (job.status()) {
            case SUCCEEDED -> "succeeded" + took;
            case CANCELED -> "canceled" + took;
            default ->
                "failed" + took
                        + (job.problem() == null ? "" : ": " + job.problem().detail());
        };
    }
}
