package io.ashlar.embedded.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** What a Hub does wrong, on demand. Any thread may change it while the Hub runs. */
public final class HubFaults {
    public static final int ALWAYS = Integer.MAX_VALUE;

    private final List<Planned> planned = new ArrayList<>();
    private final Map<String, List<String>> extraPaths = new ConcurrentHashMap<>();
    private CountDownLatch hanging = new CountDownLatch(1);

    HubFaults() {}

    private static final class Planned {
        private final String pathPart;
        private final HubFault fault;
        private int left;

        private Planned(String pathPart, HubFault fault, int times) {
            this.pathPart = pathPart;
            this.fault = fault;
            this.left = times;
        }
    }

    /**
     * The next requests whose path contains the part fail so, this many times. Faults planned earlier come first; a
     * large file is two requests, the second under {@code /cdn-lfs/}.
     */
    public synchronized void plan(String pathPart, HubFault fault, int times) {
        planned.add(new Planned(pathPart, fault, times));
    }

    /** Lists a file that is not there, under any name, for example {@code ../x}. */
    public void addToListing(String repository, String path) {
        extraPaths
                .computeIfAbsent(repository, key -> new CopyOnWriteArrayList<>())
                .add(path);
    }

    /** All is well again; requests that hang go on as if nothing had been. */
    public synchronized void clear() {
        planned.clear();
        extraPaths.clear();
        hanging.countDown();
        hanging = new CountDownLatch(1);
    }

    synchronized Optional<HubFault> take(String path) {
        for (Planned candidate : planned) {
            if (candidate.left > 0 && path.contains(candidate.pathPart)) {
                candidate.left -= candidate.left == ALWAYS ? 0 : 1;
                return Optional.of(candidate.fault);
            }
        }
        return Optional.empty();
    }

    List<String> extraPaths(String repository) {
        return List.copyOf(extraPaths.getOrDefault(repository, List.of()));
    }

    void awaitClear() throws InterruptedException {
        CountDownLatch latch;
        synchronized (this) {
            latch = hanging;
        }
        latch.await();
    }
}
