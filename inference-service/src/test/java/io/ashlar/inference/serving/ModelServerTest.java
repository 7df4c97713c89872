package io.ashlar.inference.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModelServerTest {
    private static final ServingLimits LIMITS = new ServingLimits(8, 10, 4);

    private final DeviceThread device = new DeviceThread("test");

    @AfterEach
    void stop() {
        device.close();
    }

    @Test
    void shouldAnswerEachRequestWithItsOwnResultsInItsOwnOrder() throws Exception {
        ModelServer<String, String> server = server(GatedModel.open(), LIMITS);
        assertThat(submit(server, "abc", "d", "ef").get()).containsExactly("cba", "d", "fe");
    }

    @Test
    void shouldBatchWhatWaitsAcrossRequestsUpToTheTokenBudget() throws Exception {
        GatedModel model = new GatedModel();
        ModelServer<String, String> server = server(model, LIMITS);
        CompletableFuture<List<String>> first = submit(server, "a");
        model.started.acquire();
        CompletableFuture<List<String>> second = submit(server, "bbbb");
        CompletableFuture<List<String>> third = submit(server, "ccc");
        CompletableFuture<List<String>> fourth = submit(server, "dddd");
        model.gate.release(3);
        CompletableFuture.allOf(first, second, third, fourth).get();
        assertThat(model.batches)
                .as("one row each, then shortest first, and no batch above ten tokens")
                .containsExactly(List.of("a"), List.of("ccc", "bbbb"), List.of("dddd"));
        assertThat(fourth.get()).containsExactly("dddd");
    }

    @Test
    void shouldBoundTheInputsOfABatch() throws Exception {
        GatedModel model = GatedModel.open();
        ModelServer<String, String> server = server(model, LIMITS);
        submit(server, "a", "b", "c", "d", "e").get();
        assertThat(model.batches).containsExactly(List.of("a", "b", "c", "d"), List.of("e"));
    }

    @Test
    void shouldComputeAnInputThatIsLongerThanTheBudgetAlone() throws Exception {
        GatedModel model = GatedModel.open();
        ModelServer<String, String> server = server(model, LIMITS);
        assertThat(submit(server, "abcdefghijklmnop").get()).containsExactly("ponmlkjihgfedcba");
    }

    @Test
    void shouldRefuseWhatHasNoRoomInTheQueueBeforeReadingIt() throws Exception {
        GatedModel model = new GatedModel();
        ModelServer<String, String> server = server(model, LIMITS);
        CompletableFuture<List<String>> full = submit(server, "a", "b", "c", "d", "e", "f", "g", "h");
        model.started.acquire();
        CompletableFuture<List<String>> refused = server.submit(
                () -> {
                    throw new AssertionError("read without a permit");
                },
                Deadline.none(),
                Runnable::run);
        assertThatProblem(refused::get, ProblemCode.QUEUE_FULL);
        model.gate.release(2);
        assertThat(full.get()).hasSize(8);
        model.gate.release(1);
        assertThat(submit(server, "again").get()).containsExactly("niaga");
        assertThat(server.statistics().requests().rejected()).isEqualTo(1);
    }

    @Test
    void shouldRefuseARequestThatCouldNeverFit() {
        ModelServer<String, String> server = server(GatedModel.open(), LIMITS);
        String[] nine = IntStream.range(0, 9).mapToObj(Integer::toString).toArray(String[]::new);
        assertThatProblem(() -> submit(server, nine).get(), ProblemCode.INPUT_INVALID);
        assertThat(server.statistics().waitingInputs()).isZero();
    }

    @Test
    void shouldNotComputeWhatIsTooLate() throws Exception {
        GatedModel model = new GatedModel();
        ModelServer<String, String> server = server(model, LIMITS);
        CompletableFuture<List<String>> first = submit(server, "a");
        model.started.acquire();
        Deadline soon = Deadline.in(20, TimeUnit.MILLISECONDS);
        CompletableFuture<List<String>> late = server.submit(() -> List.of("late"), soon, Runnable::run);
        while (!soon.isOver()) {
            Thread.onSpinWait();
        }
        model.gate.release(2);
        assertThat(first.get()).containsExactly("a");
        assertThatProblem(late::get, ProblemCode.DEADLINE_EXCEEDED);
        assertThat(model.batches).containsExactly(List.of("a"));
        assertThat(server.statistics().requests().expired()).isEqualTo(1);
    }

    @Test
    void shouldNotComputeWhatIsCanceledAndGiveItsPlaceBack() throws Exception {
        GatedModel model = new GatedModel();
        ModelServer<String, String> server = server(model, LIMITS);
        CompletableFuture<List<String>> first = submit(server, "a");
        model.started.acquire();
        CompletableFuture<List<String>> given = submit(server, "b", "c", "d");
        given.cancel(true);
        assertThat(server.statistics().waitingInputs()).isEqualTo(1);
        model.gate.release(2);
        first.get();
        assertThat(submit(server, "e").get()).containsExactly("e");
        assertThat(model.batches).containsExactly(List.of("a"), List.of("e"));
        assertThat(server.statistics().requests().canceled()).isEqualTo(1);
    }

    @Test
    void shouldFailOnlyTheRequestThatTheModelCannotCompute() throws Exception {
        GatedModel model = new GatedModel();
        ModelServer<String, String> server = server(model, LIMITS);
        CompletableFuture<List<String>> first = submit(server, "a");
        model.started.acquire();
        CompletableFuture<List<String>> good = submit(server, "bc");
        CompletableFuture<List<String>> bad = submit(server, "!");
        model.gate.release(4);
        assertThat(first.get()).containsExactly("a");
        assertThat(good.get()).containsExactly("cb");
        assertThatThrownBy(bad::get).isInstanceOf(ExecutionException.class).hasRootCauseMessage("cannot compute [!]");
        model.gate.release(1);
        assertThat(submit(server, "still").get()).containsExactly("llits");
    }

    @Test
    void shouldGivePlacesBackWhenInputsCannotBeEncoded() {
        ModelServer<String, String> server = server(GatedModel.open(), LIMITS);
        CompletableFuture<List<String>> answer = server.submit(
                () -> {
                    throw new IllegalArgumentException("empty");
                },
                Deadline.none(),
                Runnable::run);
        assertThatThrownBy(answer::get).hasRootCauseMessage("empty");
        assertThat(server.statistics().waitingInputs()).isZero();
        assertThat(server.statistics().requests().failed()).isEqualTo(1);
    }

    @Test
    void shouldAnswerNothingForNoInputs() throws Exception {
        assertThat(submit(server(GatedModel.open(), LIMITS)).get()).isEmpty();
    }

    @Test
    void shouldAnswerWhatIsAdmittedBeforeItCloses() throws Exception {
        GatedModel model = new GatedModel();
        ModelServer<String, String> server = server(model, LIMITS);
        CompletableFuture<List<String>> admitted = submit(server, "ab");
        model.started.acquire();
        CompletableFuture<Void> closing = CompletableFuture.runAsync(() -> close(server, 60));
        while (server.isOpen()) {
            Thread.onSpinWait();
        }
        assertThatProblem(() -> submit(server, "late").get(), ProblemCode.ENDPOINT_NOT_READY);
        assertThat(model.closed).isFalse();
        model.gate.release();
        assertThat(admitted.get()).containsExactly("ba");
        closing.get();
        assertThat(model.closed).isTrue();
    }

    @Test
    void shouldFailWhatIsLeftWhenTheTimeToCloseIsOver() throws Exception {
        GatedModel model = new GatedModel();
        ModelServer<String, String> server = server(model, LIMITS);
        CompletableFuture<List<String>> running = submit(server, "a");
        model.started.acquire();
        CompletableFuture<List<String>> waiting = submit(server, "b", "c");
        CompletableFuture<Void> closing = CompletableFuture.runAsync(() -> close(server, 0));
        while (server.isOpen()) {
            Thread.onSpinWait();
        }
        model.gate.release(100);
        running.get();
        closing.get();
        assertThat(waiting).isDone();
        assertThat(model.closed).isTrue();
    }

    @Test
    void shouldUseOneThreadAndLoseNothingUnderManyCallers() throws Exception {
        GatedModel model = GatedModel.open();
        ModelServer<String, String> server = server(model, new ServingLimits(100_000, 64, 16));
        ExecutorService callers = Executors.newFixedThreadPool(8);
        List<CompletableFuture<List<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            int number = i;
            answers.add(server.submit(() -> List.of("a" + number, "b" + number), Deadline.none(), callers));
        }
        for (int i = 0; i < answers.size(); i++) {
            String digits = new StringBuilder().append(i).reverse().toString();
            assertThat(answers.get(i).get()).containsExactly(digits + "a", digits + "b");
        }
        callers.shutdown();
        assertThat(model.threads).containsOnly("device-test");
        assertThat(model.batches).allMatch(batch -> batch.size() <= 16);
        StatisticsSnapshot statistics = server.statistics();
        assertThat(statistics.requests().succeeded()).isEqualTo(2_000);
        assertThat(statistics.inputs()).isEqualTo(4_000);
        assertThat(statistics.waitingInputs()).isZero();
        assertThat(statistics.total().count()).isEqualTo(2_000);
    }

    @Test
    void shouldTakeTurnsBetweenModelsOnOneDevice() throws Exception {
        GatedModel busy = new GatedModel();
        GatedModel other = GatedModel.open();
        ModelServer<String, String> first = server(busy, new ServingLimits(8, 1, 1));
        ModelServer<String, String> second = server(other, LIMITS);
        CompletableFuture<List<String>> many = submit(first, "a", "b", "c");
        busy.started.acquire();
        CompletableFuture<List<String>> one = submit(second, "xy");
        busy.gate.release(2);
        assertThat(one.get()).containsExactly("yx");
        assertThat(many).isNotDone();
        busy.gate.release();
        assertThat(many.get()).hasSize(3);
    }

    private ModelServer<String, String> server(GatedModel model, ServingLimits limits) {
        return new ModelServer<>("reverse", model, device, limits);
    }

    private static CompletableFuture<List<String>> submit(ModelServer<String, String> server, String... inputs) {
        return server.submit(() -> List.of(inputs), Deadline.none(), Runnable::run);
    }

    private static void close(ModelServer<String, String> server, long seconds) {
        try {
            server.close(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertThatProblem(ThrowingCallable call, ProblemCode code) {
        assertThatThrownBy(call)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(code));
    }
}
