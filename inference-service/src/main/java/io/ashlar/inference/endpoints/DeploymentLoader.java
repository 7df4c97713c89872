package io.ashlar.inference.endpoints;

import io.ashlar.contracts.problems.Problem;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.inference.InferenceConfig;
import io.ashlar.inference.InferenceThreads;
import io.ashlar.inference.prediction.TaskServer;
import io.ashlar.inference.tasks.TaskServers;
import io.ashlar.models.OpenOptions;
import io.ashlar.models.Precision;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Brings deployments up, one after the other on the loader's thread, and takes them down. */
@ApplicationScoped
public class DeploymentLoader {
    private static final Logger LOG = Logger.getLogger(DeploymentLoader.class);

    private final PackageCache packages;
    private final TaskServers taskServers;
    private final EndpointDirectory directory;
    private final DeploymentNews news;
    private final InferenceThreads threads;
    private final InferenceConfig config;

    DeploymentLoader(
            PackageCache packages,
            TaskServers taskServers,
            EndpointDirectory directory,
            DeploymentNews news,
            InferenceThreads threads,
            InferenceConfig config) {
        this.packages = packages;
        this.taskServers = taskServers;
        this.directory = directory;
        this.news = news;
        this.threads = threads;
        this.config = config;
    }

    /** The directory says at once that it is loading; the future ends when it is ready or has failed. */
    CompletableFuture<Void> load(DeploymentPlan plan) {
        directory.put(new ServedEndpoint.Loading(plan)).ifPresent(this::close);
        return CompletableFuture.runAsync(() -> bringUp(plan), threads.loader());
    }

    private void bringUp(DeploymentPlan plan) {
        if (directory.find(plan.endpoint()).stream()
                .noneMatch(served -> served.plan().id().equals(plan.id()))) {
            return;
        }
        TaskServer server;
        try {
            server = open(plan);
        } catch (RuntimeException | Error e) {
            fail(plan, e);
            return;
        }
        ServedEndpoint.Ready ready = new ServedEndpoint.Ready(plan, server);
        if (directory.replace(ready)) {
            LOG.infof(
                    "Endpoint '%s' answers: %s, %s",
                    plan.endpoint(), plan.model(), server.summary().precision());
            news.deployed(plan);
        } else {
            close(ready);
        }
    }

    private TaskServer open(DeploymentPlan plan) {
        Path folder = packages.lay(plan);
        Long seed = plan.headSeed();
        OpenOptions options =
                new OpenOptions(Precision.of(plan.precision()), seed == null ? 0 : seed, config.deviceThreads());
        return taskServers.open(plan.endpoint(), plan.task(), folder, options);
    }

    private void fail(DeploymentPlan plan, Throwable failure) {
        LOG.warnf(failure, "Endpoint '%s' cannot be loaded", plan.endpoint());
        Throwable told = failure instanceof OutOfMemoryError
                ? new ProblemException(
                        ProblemCode.OUT_OF_MEMORY,
                        "There is not enough memory to load " + plan.model()
                                + ". Delete an endpoint, give the service more, or take precision bf16.",
                        failure)
                : failure;
        Problem problem = Problem.of(told, "/api/v1/endpoints/" + plan.endpoint());
        if (directory.replace(new ServedEndpoint.Unavailable(plan, problem))) {
            news.failed(plan, problem);
        }
    }

    /** Takes it down: it answers what it has admitted, then its memory and its folder are given back. */
    void unload(DeploymentPlan plan) {
        directory.remove(plan).ifPresent(this::close);
    }

    /** Keeps the endpoint, without the model in memory, until it is loaded again. */
    public void suspend(ServedEndpoint served) {
        Problem problem = Problem.of(
                ProblemCode.ENDPOINT_NOT_READY,
                "It was unloaded by a client. Load it again by RepositoryModelLoad, or restart the service.",
                "/api/v1/endpoints/" + served.plan().endpoint());
        if (directory.replace(new ServedEndpoint.Unavailable(served.plan(), problem))) {
            close(served);
        }
    }

    /** Loads what is not loaded; the future ends when that is ready or has failed. */
    public CompletableFuture<Void> resume(ServedEndpoint served) {
        return served instanceof ServedEndpoint.Unavailable
                ? load(served.plan())
                : CompletableFuture.completedFuture(null);
    }

    private void close(ServedEndpoint served) {
        if (served instanceof ServedEndpoint.Ready ready) {
            threads.closer().execute(() -> drain(ready));
        }
    }

    private void drain(ServedEndpoint.Ready ready) {
        drainForGood(ready);
        threads.loader().execute(() -> forgetIfUnused(ready.plan()));
    }

    /** The same at the end of the process: its folder is kept for the next start. Blocks until it is closed. */
    void drainForGood(ServedEndpoint.Ready ready) {
        try {
            ready.server().close(config.drain().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Forgets what is laid out for none of these. On the loader's thread, before anything else is loaded. */
    void forgetOthers(List<DeploymentPlan> plans) {
        packages.keepOnly(plans.stream().map(PackageCache::key).collect(Collectors.toSet()));
    }

    private void forgetIfUnused(DeploymentPlan plan) {
        String key = PackageCache.key(plan);
        if (directory.all().stream()
                .noneMatch(each -> PackageCache.key(each.plan()).equals(key))) {
            packages.forget(key);
        }
    }
}
