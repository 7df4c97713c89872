package io.ashlar.models.training.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.ashlar.contracts.Task;
import io.ashlar.models.training.archive.Optimization;
import io.ashlar.models.training.archive.Optimizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The parameters of the contract with their rules and defaults; what is not supported yet is refused, never ignored.
 */
final class RecipeReader {
    private static final double MOST = 1_000_000;
    private static final Pattern JOB = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern MODEL = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}(@\\d{1,9})?");

    private final RecipeFields fields;
    private final Task task;

    RecipeReader(JsonNode written, Task task) {
        this.fields = new RecipeFields(written);
        this.task = task;
    }

    Recipe read() {
        Recipe.Rate rate = rate();
        Recipe.Length length = new Recipe.Length(
                (int) fields.integer("epochs", 1, n -> n >= 1 && n <= MOST, "from 1 to 1000000"),
                fields.integer("maxSteps", -1, n -> n == -1 || n >= 1, "above 0, or -1 for all epochs"),
                resumeFrom());
        Recipe.Batches batches = batches();
        Optimization optimization = optimization();
        Recipe.Evaluation evaluation = evaluation();
        Recipe.Target target = target();
        Recipe.Memory memory =
                new Recipe.Memory(fields.flag("autoFindBatchSize", false), fields.flag("gradientCheckpointing", false));
        TaskOptions taskOptions = new TaskReader(fields, task).read();
        if (MetricNames.isKnown(evaluation.metric(), task)
                && MetricNames.isOfTexts(evaluation.metric())
                && taskOptions.generating().isEmpty()) {
            fields.complain(
                    "metricForBestModel",
                    evaluation.metric(),
                    "is measured on texts that the model writes: set predictWithGenerate to true");
        }
        PrecisionChoice precision =
                fields.choice("precision", PrecisionChoice.AUTO, PrecisionChoice.values(), PrecisionChoice::wireName);
        long seed = fields.integer("seed", 42, n -> n >= 0, "of 0 or more");
        refuseUnsupported();
        fields.finish();
        return new Recipe(
                rate,
                length,
                batches,
                optimization,
                evaluation,
                target,
                memory,
                taskOptions,
                precision,
                seed,
                fields.effective());
    }

    private Optional<String> resumeFrom() {
        if (!fields.has("resumeFrom")) {
            return Optional.empty();
        }
        String from = fields.text("resumeFrom", "");
        if (!JOB.matcher(from).matches() && !MODEL.matcher(from).matches()) {
            fields.complain(
                    "resumeFrom",
                    from,
                    "must be the id of a fine-tuning job, or the name (or name@version) of a model that one made");
        }
        return Optional.of(from);
    }

    private Recipe.Rate rate() {
        double learningRate = fields.real("learningRate", 2e-5, n -> n > 0 && n <= 10, "above 0 and at most 10");
        Scheduler scheduler = fields.choice("scheduler", Scheduler.LINEAR, Scheduler.values(), Scheduler::wireName);
        RecipeFields nested = fields.object("schedulerParameters");
        SchedulerParameters parameters = new SchedulerParameters(
                nested.has("numCycles") ? nested.real("numCycles", 1, n -> n > 0, "above 0") : null,
                nested.has("power") ? nested.real("power", 1, n -> n > 0, "above 0") : 1,
                nested.has("lrEnd")
                        ? nested.real("lrEnd", 1e-7, n -> n >= 0 && n < learningRate, "from 0 to below learningRate")
                        : 1e-7);
        fields.close("schedulerParameters", nested);
        return new Recipe.Rate(
                learningRate,
                scheduler,
                parameters,
                fields.integer("warmupSteps", 0, n -> n >= 0, "of 0 or more"),
                fields.real("warmupRatio", 0, n -> n >= 0 && n <= 1, "from 0 to 1"));
    }

    private Recipe.Batches batches() {
        return new Recipe.Batches(
                (int) fields.integer("trainBatchSize", 8, n -> n >= 1 && n <= 4096, "from 1 to 4096"),
                (int) fields.integer("evalBatchSize", 16, n -> n >= 1 && n <= 4096, "from 1 to 4096"),
                (int) fields.integer("gradientAccumulationSteps", 1, n -> n >= 1 && n <= 4096, "from 1 to 4096"),
                fields.flag("groupByLength", true),
                (int) fields.integer(
                        "maxSequenceLength",
                        -1,
                        n -> n == -1 || n >= 4 && n <= MOST,
                        "of 4 or more, or -1 for the model's own"));
    }

    private Optimization optimization() {
        Optimizer optimizer = fields.choice("optimizer", Optimizer.ADAMW, Optimizer.values(), Optimizer::wireName);
        Optimization.Adam adam = new Optimization.Adam(
                fields.real("adamBeta1", 0.9, n -> n >= 0 && n < 1, "from 0 to below 1"),
                fields.real("adamBeta2", 0.999, n -> n >= 0 && n < 1, "from 0 to below 1"),
                fields.real("adamEpsilon", 1e-8, n -> n > 0 && n < 1, "above 0 and below 1"));
        double share = fields.real("sgdMomentum", 0, n -> n >= 0 && n < 1, "from 0 to below 1");
        boolean nesterov = fields.flag("sgdNesterov", false);
        if (optimizer != Optimizer.SGD && (share > 0 || nesterov)) {
            fields.complain("sgdMomentum", share, "is a parameter of the optimizer sgd");
        }
        if (nesterov && share == 0) {
            fields.complain("sgdNesterov", true, "needs an sgdMomentum above 0");
        }
        return new Optimization(
                optimizer,
                adam,
                new Optimization.Momentum(share, nesterov),
                fields.real("weightDecay", 0, n -> n >= 0 && n < 1, "from 0 to below 1"),
                fields.real("maxGradNorm", 1, n -> n >= 0, "0 (no clipping) or more"));
    }

    private Recipe.Evaluation evaluation() {
        EvaluationStrategy strategy = fields.choice(
                "evaluationStrategy",
                EvaluationStrategy.EPOCH,
                EvaluationStrategy.values(),
                EvaluationStrategy::wireName);
        long everySteps = fields.integer("evalSteps", 500, n -> n >= 1, "above 0");
        long loggingSteps = fields.integer("loggingSteps", 10, n -> n >= 1, "above 0");
        String metric = fields.text("metricForBestModel", "loss");
        if (!MetricNames.isKnown(metric, task)) {
            fields.complain(
                    "metricForBestModel",
                    metric,
                    "is no metric of " + task.wireName() + "; there are " + MetricNames.examples(task));
        }
        int saved = (int) fields.integer("saveTotalLimit", 1, n -> n >= 1 && n <= 1000, "from 1 to 1000");
        int patience = 0;
        double threshold = 0;
        if (fields.has("earlyStopping")) {
            RecipeFields nested = fields.object("earlyStopping");
            patience = (int) nested.integer("patience", 1, n -> n >= 1 && n <= MOST, "from 1 to 1000000");
            threshold = nested.real("threshold", 0, n -> n >= 0, "0 or more");
            fields.close("earlyStopping", nested);
            if (strategy == EvaluationStrategy.NONE) {
                fields.complain("earlyStopping", "given", "needs an evaluationStrategy other than none");
            }
        }
        return new Recipe.Evaluation(strategy, everySteps, loggingSteps, metric, saved, patience, threshold);
    }

    private Recipe.Target target() {
        double smoothing = fields.real("labelSmoothing", 0, n -> n >= 0 && n < 1, "from 0 to below 1");
        ClassWeights weights = classWeights();
        Optional<Double> dropout = fields.has("dropout")
                ? Optional.of(fields.real("dropout", 0, n -> n >= 0 && n < 1, "from 0 to below 1"))
                : Optional.empty();
        return new Recipe.Target(smoothing, weights, fields.texts("frozen"), dropout, new LoraReader(fields).read());
    }

    private ClassWeights classWeights() {
        boolean classifies = List.of(Task.TEXT_CLASSIFICATION, Task.TOKEN_CLASSIFICATION, Task.IMAGE_CLASSIFICATION)
                .contains(task);
        if (!classifies) {
            fields.only("classWeights", belongs(task), TextNode.valueOf("none"));
            return ClassWeights.NONE;
        }
        if (!fields.isObject("classWeights")) {
            return new ClassWeights(
                    fields.choice("classWeights", Weighing.NONE, Weighing.values(), Weighing::wireName)
                            == Weighing.BALANCED,
                    Map.of());
        }
        return new ClassWeights(false, fields.numbers("classWeights", n -> n >= 0 && n <= MOST, "from 0 to 1000000"));
    }

    private enum Weighing {
        NONE,
        BALANCED;

        String wireName() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    static String belongs(Task task) {
        return "is not a parameter of " + task.wireName() + ": leave it out";
    }

    private void refuseUnsupported() {
        fields.only("sweep", "is a search over recipes and no recipe itself; a trial cannot have one of its own");
    }
}
