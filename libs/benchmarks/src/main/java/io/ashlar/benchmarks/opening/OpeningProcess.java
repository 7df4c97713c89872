package io.ashlar.benchmarks.opening;

import io.ashlar.benchmarks.measure.Contender;
import io.ashlar.benchmarks.measure.Samples;
import io.ashlar.benchmarks.peers.PeerException;
import io.ashlar.contracts.Json;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A rival whose every turn is a new process, since only a new one tells how much memory opening takes. Its time runs
 * until the first answer: who maps a file has read nothing of it yet when it is open.
 */
final class OpeningProcess implements Contender {
    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private final PageCache cache;
    private final List<Opening> openings = new ArrayList<>();

    /** @param cache what is done to the files before each turn */
    OpeningProcess(String name, List<String> command, Map<String, String> environment, Path log, PageCache cache) {
        this.name = name;
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.log = log;
        this.cache = cache;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double run(int times) {
        double seconds = 0;
        for (int i = 0; i < times; i++) {
            cache.prepare();
            Opening opening = once();
            openings.add(opening);
            seconds += opening.answered();
        }
        return seconds;
    }

    private Opening once() {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            if (process.waitFor() != 0 || lines.isEmpty()) {
                throw new PeerException(name + " ended with " + process.exitValue() + "; its log is " + log);
            }
            return Json.read(lines.get(lines.size() - 1), Opening.class);
        } catch (IOException e) {
            throw new PeerException("cannot start '" + command.get(0) + "': " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The measuring was interrupted", e);
        }
    }

    /** The median of the seconds until the package was open. */
    double opened() {
        return new Samples(openings.stream().map(Opening::opened).toList()).median();
    }

    /** The memory that opening took at the most in any turn, over the weights. */
    double weightsHeld() {
        return openings.stream().mapToDouble(Opening::weightsHeld).max().orElse(0);
    }
}
