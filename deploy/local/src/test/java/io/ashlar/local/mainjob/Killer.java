package io.ashlar.local.mainjob;

import io.ashlar.local.machine.Machine;
import io.ashlar.local.services.ServiceProgram;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Kills (-9) one process after the other, at random moments, until it is closed. The seed says which, and how long
 * between.
 */
final class Killer implements AutoCloseable {
    private static final int SHORTEST_PAUSE_MILLIS = 1500;
    private static final int LONGEST_PAUSE_MILLIS = 6000;

    /** What can be killed; the services in the order of {@link ServiceProgram}. */
    enum Victim {
        CATALOG,
        IMPORT,
        TRAINING,
        EVALUATION,
        INFERENCE,
        POSTGRES,
        KAFKA,
        WORKER
    }

    private final Machine machine;
    private final List<Victim> victims;
    private final Random random;
    private final int kills;
    private final List<String> killed = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile boolean closed;

    /** Kills any of all. */
    Killer(Machine machine, long seed, int kills) {
        this(machine, seed, kills, EnumSet.allOf(Victim.class));
    }

    /** Kills these alone. */
    Killer(Machine machine, long seed, int kills, Set<Victim> victims) {
        this.machine = machine;
        this.victims = victims.stream().sorted().toList();
        this.random = new Random(seed);
        this.kills = kills;
        this.thread = new Thread(this::run, "killer");
        thread.start();
    }

    /** What was killed, in order. */
    List<String> killed() {
        return List.copyOf(killed);
    }

    private void run() {
        for (int i = 0; i < kills && !closed; i++) {
            try {
                Thread.sleep(SHORTEST_PAUSE_MILLIS + random.nextInt(LONGEST_PAUSE_MILLIS - SHORTEST_PAUSE_MILLIS));
            } catch (InterruptedException e) {
                return;
            }
            killOne(victims.get(random.nextInt(victims.size())));
        }
    }

    private void killOne(Victim victim) {
        if (victim == Victim.POSTGRES) {
            killed.add("postgres");
            machine.postgres().server().kill();
        } else if (victim == Victim.KAFKA) {
            killed.add("kafka");
            machine.kafka().server().kill();
        } else if (victim == Victim.WORKER) {
            killWorker();
        } else {
            ServiceProgram service = ServiceProgram.valueOf(victim.name());
            killed.add(service.shortName());
            machine.kill(service);
        }
    }

    /** A child of the training or the import service, if one works just now; else the training service itself. */
    private void killWorker() {
        Optional<ProcessHandle> worker = List.of(ServiceProgram.TRAINING, ServiceProgram.IMPORT).stream()
                .flatMap(service -> ProcessHandle.of(machine.pid(service)).stream())
                .flatMap(ProcessHandle::children)
                .findFirst();
        if (worker.isPresent()) {
            killed.add("worker");
            worker.get().destroyForcibly();
        } else {
            killed.add("training");
            machine.kill(ServiceProgram.TRAINING);
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
