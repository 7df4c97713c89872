package io.ashlar.models.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.ashlar.contracts.problems.ProblemException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Opens damaged files. A few hundred of each in every build; the long form has 280,000 in all: {@code mvn -pl
 * libs/models test -Dtest=FileFuzzTest -DexcludedTags=gpu,python}.
 */
class FileFuzzTest {
    private static final int FEW = 150;
    private static final int MANY = 10_000;
    private static final long MOST_BYTES = 512L << 20;
    /** Of the processor's time, so that a busy machine does not count. */
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** Options of generation are checked together with a request's: the option is named then, not who gave it. */
    private static final Pattern OPTION = Pattern.compile("[a-z]_[a-z]");

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(FuzzTarget.class)
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void shouldEndInAProblemOrAPackage(FuzzTarget target) throws IOException {
        assertThat(failures(target, 0, FEW)).isEmpty();
    }

    @Tag("slow")
    @ParameterizedTest
    @EnumSource(FuzzTarget.class)
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void shouldEndInAProblemOrAPackageForManySeeds(FuzzTarget target) throws IOException {
        assertThat(failures(target, FEW, MANY)).isEmpty();
    }

    private List<String> failures(FuzzTarget target, int from, int cases) throws IOException {
        target.prepare(folder);
        List<String> failures = new ArrayList<>();
        for (long seed = from; seed < from + cases; seed++) {
            Files.write(folder.resolve(target.file()), target.mutated(seed));
            long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
            long cpu = THREADS.getCurrentThreadCpuTime();
            String failure = failure(target);
            long spent = THREADS.getCurrentThreadCpuTime() - cpu;
            long used = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
            if (!failure.isEmpty()) {
                failures.add("seed " + seed + ": " + failure);
            } else if (used > MOST_BYTES) {
                failures.add("seed " + seed + ": " + used + " bytes allocated");
            } else if (spent > MOST_NANOS) {
                failures.add("seed " + seed + ": " + TimeUnit.NANOSECONDS.toMillis(spent) + " ms of the processor");
            }
        }
        return failures;
    }

    /** A shard of an index, or what a configuration asks for, is as good a name as the file's own. */
    private static boolean names(String detail, FuzzTarget target) {
        return detail.contains(target.file())
                || target == FuzzTarget.SAFETENSORS_INDEX && detail.contains(".safetensors")
                || target.file().equals("config.json") && detail.contains("configuration")
                || target.file().equals("picture") && detail.contains("picture")
                || target == FuzzTarget.CHAT && detail.contains("chat template")
                || target == FuzzTarget.GENERATION && OPTION.matcher(detail).find()
                || target.file().endsWith(".txt") && detail.contains("tokenizer");
    }

    private String failure(FuzzTarget target) {
        try {
            target.open(folder);
            return "";
        } catch (ProblemException e) {
            return names(e.detail(), target) ? "" : "the problem names no file: " + e.detail();
        } catch (IOException | RuntimeException | StackOverflowError e) {
            StackTraceElement[] trace = e.getStackTrace();
            return e + " at " + (trace.length == 0 ? "" : trace[0]);
        }
    }
}
