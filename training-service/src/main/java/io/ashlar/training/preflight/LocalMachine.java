package io.ashlar.training.preflight;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The machine that this runs on. */
@ApplicationScoped
class LocalMachine implements MachineResources {
    private static final Path LINUX_MEMORY = Path.of("/proc/meminfo");
    private static final Path FIRST_GPU = Path.of("/dev/nvidia0");
    private static final String AVAILABLE = "MemAvailable:";

    private final Path cache;

    LocalMachine(@ConfigProperty(name = "ashlar.cache.folder") Path cache) {
        this.cache = cache.toAbsolutePath();
    }

    @Override
    public long freeMemoryBytes() {
        try {
            if (Files.isReadable(LINUX_MEMORY)) {
                List<String> lines = Files.readAllLines(LINUX_MEMORY);
                return lines.stream()
                        .filter(line -> line.startsWith(AVAILABLE))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
                        .findFirst()
                        .orElseGet(LocalMachine::fromTheSystem);
            }
            return fromTheSystem();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean hasCuda() {
        boolean given = System.getenv().getOrDefault("PYTORCH_FLAVOR", "").startsWith("cu");
        boolean hidden = "".equals(System.getenv("CUDA_VISIBLE_DEVICES"));
        return given && !hidden && Files.exists(FIRST_GPU);
    }

    private static long fromTheSystem() {
        var system = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
        return system.getFreeMemorySize();
    }

    @Override
    public long freeDiskBytes() {
        try {
            Files.createDirectories(cache);
            return Files.getFileStore(cache).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
