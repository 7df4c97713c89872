package io.ashlar.jobs.app;

import io.ashlar.contracts.jobs.JobKind;
import io.ashlar.contracts.jobs.JobProgress;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.jobs.JobContext;
import io.ashlar.jobs.JobHandler;
import io.ashlar.jobs.JobView;
import io.ashlar.jobs.ModelRegistration;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Does what the request says. */
@ApplicationScoped
public class WorkHandler implements JobHandler<WorkRequest> {
    /** What ran, in order, as {@code action/attempt}. */
    public static final List<String> RUNS = new CopyOnWriteArrayList<>();

    @Override
    public JobKind kind() {
        return JobKind.BATCH;
    }

    @Override
    public Class<WorkRequest> requestType() {
        return WorkRequest.class;
    }

    @Override
    public String title(WorkRequest request) {
        return "Work: " + request.action();
    }

    @Override
    public WorkRequest redacted(WorkRequest request) {
        return new WorkRequest(request.action(), request.units(), null);
    }

    @Override
    public Object preflight(WorkRequest request) {
        if (request.action().equals("impossible")) {
            throw new ProblemException(ProblemCode.TASK_UNKNOWN, "'impossible' cannot be done.");
        }
        return Map.of("seconds", request.units());
    }

    @Override
    public Map<String, JobView> views() {
        return Map.of(
                "report", (job, query) -> JobView.Answer.html("<h1>" + job.title() + "</h1>"),
                "metrics", (job, query) -> JobView.Answer.json(Map.of("asked", query)));
    }

    @Override
    public Object run(JobContext<WorkRequest> context) throws Exception {
        WorkRequest request = context.request();
        RUNS.add(request.action() + "/" + context.attempt());
        switch (request.action().split(":")[0]) {
            case "count" -> count(context);
            case "wait" -> waitForStop(context);
            case "deaf" -> TimeUnit.MILLISECONDS.sleep(deafSleep(request.units()));
            case "bad-data" -> throw new ProblemException(ProblemCode.DATASET_EMPTY, "The dataset 'x' has no rows.");
            case "busy" -> throw new ProblemException(ProblemCode.HUB_UNAVAILABLE, "The Hub is away.");
            case "busy-once" -> busyOnce(context);
            case "memory" -> throw new OutOfMemoryError("Java heap space");
            case "linkage" -> throw new NoClassDefFoundError("io/ashlar/Missing");
            case "recursion" -> recurse(1);
            case "answer" -> {
                return context.awaitSignal("answer", Duration.ofSeconds(20));
            }
            case "register" -> {
                return ModelRegistration.await(context, Duration.ofMinutes(2)).version();
            }
            default -> context.log("nothing to do for " + request.action());
        }
        return Map.of("action", request.action(), "secretKnown", request.secret() != null);
    }

    private static void count(JobContext<WorkRequest> context) throws InterruptedException {
        int from = context.checkpoint().map(state -> state.get("done").asInt()).orElse(0);
        int units = context.request().units();
        for (int done = from + 1; done <= units; done++) {
            context.progress(new JobProgress(
                    "count", 1, 1, done, (long) units, "units", null, null, Map.of("loss", 1.0 / done), null));
            context.log("unit " + done + " in attempt " + context.attempt());
            context.checkpoint(Map.of("done", done));
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static void waitForStop(JobContext<WorkRequest> context) throws InterruptedException {
        String stopped = context.request().action() + "/stopped";
        try (JobContext.StopHook hook = context.onStop(() -> RUNS.add(stopped))) {
            new CountDownLatch(1).await();
        }
    }

    /** Interrupts do not help against this one. */
    private static long deafSleep(int seconds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return 0;
    }

    private static void busyOnce(JobContext<WorkRequest> context) {
        if (context.attempt() == 1) {
            throw new ProblemException(ProblemCode.HUB_UNAVAILABLE, "The Hub is away.");
        }
    }

    private static int recurse(int depth) {
        return depth == Integer.MAX_VALUE ? depth : recurse(depth + 1) + 1;
    }
}
