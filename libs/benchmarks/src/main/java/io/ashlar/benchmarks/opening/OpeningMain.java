package io.ashlar.benchmarks.opening;

import io.ashlar.benchmarks.measure.ProcessMemory;
import io.ashlar.benchmarks.opening.OpenedPackage.Opened;
import io.ashlar.contracts.Json;
import io.ashlar.models.OpenOptions;
import io.ashlar.models.Precision;
import java.nio.file.Path;

/** Opens one package in a process that does nothing else, and tells on its last line what that took. */
final class OpeningMain {
    private OpeningMain() {}

    /**
     * Arguments: {@link OpenedPackage}, the folder of a tiny one that is opened before, as in a service that has opened
     * others, the folder, {@link Precision}, and threads.
     */
    public static void main(String[] arguments) {
        OpenedPackage each = OpenedPackage.valueOf(arguments[0]);
        Precision precision = Precision.valueOf(arguments[3]);
        OpenOptions options = new OpenOptions(precision, 0, Integer.parseInt(arguments[4]));
        each.open(Path.of(arguments[1]), options).answer().run();
        long idle = ProcessMemory.resident();
        long began = System.nanoTime();
        Opened opened = each.open(Path.of(arguments[2]), options);
        double seconds = (System.nanoTime() - began) / 1e9;
        opened.answer().run();
        double answered = (System.nanoTime() - began) / 1e9;
        System.out.println(Json.write(new Opening(seconds, answered, idle, ProcessMemory.peak(), opened.weights())));
        System.out.flush();
        Runtime.getRuntime().halt(0); // libtorch is not torn down: nothing of it is needed any more
    }
}
