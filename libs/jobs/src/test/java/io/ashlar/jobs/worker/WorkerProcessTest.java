package io.ashlar.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WorkerProcessTest {
    private static final List<String> SMALL = List.of("-Xmx32m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    /** Says much more beside its answer than a pipe holds. */
    static final class Talkative {
        private Talkative() {}

        public static void main(String[] arguments) {
            for (int i = 0; i < 5000; i++) {
                System.err.println("line " + i + " of what nobody asked for");
            }
            System.out.println("done");
        }
    }

    /** Ends without an answer. */
    static final class Dying {
        private Dying() {}

        public static void main(String[] arguments) {
            System.err.println("there is no such tensor");
            System.exit(7);
        }
    }

    @Test
    @Timeout(120)
    void shouldReadWhatEveryWorkerSaysHoweverManyThereAre() {
        List<WorkerProcess> workers = new ArrayList<>();
        try {
            for (int i = 0; i < ForkJoinPool.getCommonPoolParallelism() + 2; i++) {
                workers.add(WorkerProcess.start(Talkative.class, SMALL, line -> {}));
            }
            // From the last to the first: none of them is waited for before all run.
            for (int i = workers.size() - 1; i >= 0; i--) {
                assertThat(workers.get(i).next()).isEqualTo("done");
            }
        } finally {
            workers.forEach(WorkerProcess::close);
        }
    }

    @Test
    void shouldTellTheLastWordsOfAWorkerThatDied() {
        try (WorkerProcess worker = WorkerProcess.start(Dying.class, SMALL, line -> {})) {
            assertThat(worker.next()).isNull();

            ProblemException problem = worker.died("Give it more.");

            assertThat(problem.code()).isEqualTo(ProblemCode.WORKER_FAILED);
            assertThat(problem.detail()).contains("exit code 7", "there is no such tensor");
        }
    }
}
