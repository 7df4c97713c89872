package io.ashlar.benchmarks.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.benchmarks.peers.Peers;
import io.ashlar.benchmarks.peers.PythonPeer;
import io.ashlar.benchmarks.run.Run;
import io.ashlar.models.training.data.RowOrder;
import io.ashlar.models.training.loop.FineTuning;
import io.ashlar.models.training.loop.TrainingListener;
import io.ashlar.models.training.loop.TrainingOutcome;
import io.ashlar.models.training.loop.TrainingPlan;
import io.ashlar.models.training.recipe.Recipe;
import io.ashlar.models.training.reports.EvaluationReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;

/** One seed on both sides. */
record QualityRun(Run run, Path base, QualityData data, ObjectNode recipe, Peers.State peer) {
    /** Rows of a batch of the evaluation, on both sides: a loss is the mean of its batches' means. */
    static final int EVALUATED_TOGETHER = 32;

    QualityReport.Seed seed(long seed) throws IOException {
        int epochs = recipe.path("epochs").intValue();
        List<int[]> order = order(data.train().size(), epochs, seed);
        Path start = base;
        PythonPeer python = peer instanceof Peers.State.Ready ready ? ready.peer() : null;
        if (python != null) {
            start = run.newFolder("start");
            python.ask("start", Map.of("seed", seed, "folder", start.toString()));
        }
        long began = System.nanoTime();
        double ours = ours(seed, start, order);
        long between = System.nanoTime();
        Double theirs = python == null ? null : theirs(python, seed, start, order);
        long ended = System.nanoTime();
        return new QualityReport.Seed(
                seed, ours, seconds(began, between), theirs, theirs == null ? null : seconds(between, ended));
    }

    private static double seconds(long from, long to) {
        return (to - from) / 1e9;
    }

    private double ours(long seed, Path start, List<int[]> order) throws IOException {
        ObjectNode own = recipe.deepCopy();
        own.put("seed", seed).put("groupByLength", false).put("evalBatchSize", EVALUATED_TOGETHER);
        own.put("evaluationStrategy", "steps").put("evalSteps", Integer.MAX_VALUE); // once, after the last step
        Recipe parsed = Recipe.parse(own, data.objective().task());
        TrainingPlan plan = new TrainingPlan(
                start,
                run.newFolder("training"),
                parsed,
                data.objective(),
                data.train(),
                data.test(),
                TrainingPlan.Course.of(RowOrder.given(order, parsed.batches().train())));
        TrainingOutcome outcome = new FineTuning(plan, data.metrics(), new TrainingListener() {}).run();
        EvaluationReport last = outcome.evaluations().get(outcome.evaluations().size() - 1);
        return data.isLoss() ? last.loss() : value(last.metrics());
    }

    private double value(Map<String, Double> metrics) {
        return Objects.requireNonNull(metrics.get(data.metric()), data.metric());
    }

    private double theirs(PythonPeer python, long seed, Path start, List<int[]> order) {
        JsonNode answer =
                python.ask("train", Map.of("seed", seed, "folder", start.toString(), "order", order, "recipe", recipe));
        if (data.isLoss()) {
            return answer.path(QualityData.LOSS).doubleValue();
        }
        List<float[][]> answers = new ArrayList<>();
        for (JsonNode row : answer.path("answers")) {
            float[][] vectors = new float[row.size()][];
            for (int i = 0; i < vectors.length; i++) {
                vectors[i] = new float[row.get(i).size()];
                for (int j = 0; j < vectors[i].length; j++) {
                    vectors[i][j] = row.get(i).get(j).floatValue();
                }
            }
            answers.add(vectors);
        }
        return value(data.metrics().of(answers));
    }

    private static List<int[]> order(int rows, int epochs, long seed) {
        Random random = new Random(seed);
        List<int[]> order = new ArrayList<>();
        for (int epoch = 0; epoch < epochs; epoch++) {
            List<Integer> numbers =
                    new ArrayList<>(IntStream.range(0, rows).boxed().toList());
            Collections.shuffle(numbers, random);
            order.add(numbers.stream().mapToInt(Integer::intValue).toArray());
        }
        return order;
    }
}
