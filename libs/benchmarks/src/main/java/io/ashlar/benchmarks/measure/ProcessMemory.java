package io.ashlar.benchmarks.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process holds of the machine's memory, in kilobytes as Linux counts them; 0 on other systems. */
public final class ProcessMemory {
    private static final Path STATUS = Path.of("/proc/self/status");

    private ProcessMemory() {}

    /** The most at any time. */
    public static long peak() {
        return kilobytes("VmHWM:");
    }

    /** Now. */
    public static long resident() {
        return kilobytes("VmRSS:");
    }

    private static long kilobytes(String field) {
        try {
            for (String line : Files.readAllLines(STATUS)) {
                if (line.startsWith(field)) {
                    return Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
        } catch (IOException e) {
            return 0; // another system than Linux
        }
        return 0;
    }
}
