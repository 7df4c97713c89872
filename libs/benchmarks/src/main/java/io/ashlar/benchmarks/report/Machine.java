package io.ashlar.benchmarks.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Where and when something was measured.
 *
 * @param load the average of the last minute when the measuring began; above the threads of the benchmark itself,
 *     others were at work, and only ratios count
 */
public record Machine(Instant at, String processor, int cores, String instructions, String java, double load) {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    /** This machine now. */
    public static Machine now(Clock clock) {
        return new Machine(
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                line("model name"),
                Runtime.getRuntime().availableProcessors(),
                instructions(line("flags")),
                Runtime.version().toString(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** One line. */
    public String text() {
        return String.format(
                Locale.ROOT, "%s, %d x %s (%s), Java %s, load %.1f", at, cores, processor, instructions, java, load);
    }

    private static String instructions(String flags) {
        return Stream.of("avx2", "avx512f", "avx512_bf16", "avx512_vnni", "amx_bf16")
                .filter(List.of(flags.split(" "))::contains)
                .reduce((a, b) -> a + " " + b)
                .orElse("no AVX");
    }

    private static String line(String name) {
        if (!Files.isReadable(PROCESSORS)) {
            return System.getProperty("os.arch");
        }
        try (Stream<String> lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith(name))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
