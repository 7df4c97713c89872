package io.ashlar.benchmarks.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The most memory that a process had at any time, as Linux counts it. */
final class PeakMemory {
    private PeakMemory() {}

    /** In megabytes; 0 where the system does not say. */
    static long ofThisProcess() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
                if (line.startsWith("VmHWM:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
                }
            }
        } catch (IOException e) {
            return 0; // another system than Linux
        }
        return 0;
    }
}
