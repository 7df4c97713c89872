package io.ashlar.models.training.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.ashlar.contracts.Task;
import io.ashlar.models.training.archive.Optimization;
import java.util.Optional;

/**
 * The parameters of the contract with their rules and defaults; what is not supported yet is refused, never ignored.
 */
final class RecipeReader {
    private static final double MOST = 1_000_000;

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
                fields.integer("maxSteps", -1, n -> n == -1 || n >= 1, "above 0, or -1 for all epochs"));
        Recipe.Batches batches = batches();
        Optimization optimization = optimization();
        Recipe.Evaluation evaluation = evaluation();
        Recipe.Target target = target();
        PrecisionChoice precision =
                fields.choice("precision", PrecisionChoice.AUTO, PrecisionChoice.values(), PrecisionChoice::wireName);
        long seed = fields.integer("seed", 42, n -> n >= 0, "of 0 or more");
        refuseUnsupported();
        fields.finish();
        return new Recipe(rate, length, batches, optimization, evaluation, target, precision, seed, fields.effective());
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
        return new Optimization(
                fields.real("adamBeta1", 0.9, n -> n >= 0 && n < 1, "from 0 to below 1"),
                fields.real("adamBeta2", 0.999, n -> n >= 0 && n < 1, "from 0 to below 1"),
                fields.real("adamEpsilon", 1e-8, n -> n > 0 && n < 1, "above 0 and below 1"),
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
        boolean balanced =
                fields.choice("classWeights", ClassWeights.NONE, ClassWeights.values(), ClassWeights::wireName)
                        == ClassWeights.BALANCED;
        Optional<Double> dropout = fields.has("dropout")
                ? Optional.of(fields.real("dropout", 0, n -> n >= 0 && n < 1, "from 0 to below 1"))
                : Optional.empty();
        return new Recipe.Target(smoothing, balanced, fields.texts("frozen"), dropout);
    }

    private enum ClassWeights {
        NONE,
        BALANCED;

        String wireName() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private void refuseUnsupported() {
        fields.only("optimizer", "must be adamw (adafactor and sgd are not supported yet)", TextNode.valueOf("adamw"));
        fields.only("lora", "is not supported yet: leave it out to train all weights");
        fields.only("gradientCheckpointing", "must be false (true is not supported yet)", BooleanNode.FALSE);
        fields.only("autoFindBatchSize", "must be false (true is not supported yet)", BooleanNode.FALSE);
        fields.only("resumeFrom", "is not supported yet: an interrupted job resumes by itself");
        fields.only("sweep", "is not supported yet: submit one job for each combination");
        String belongs = "is not a parameter of " + task.wireName() + ": leave it out";
        fields.only("docStride", belongs, IntNode.valueOf(128));
        fields.only("labelAllPieces", belongs, BooleanNode.FALSE);
        fields.only("lossOn", belongs, TextNode.valueOf("completion"));
        fields.only("packing", belongs, BooleanNode.FALSE);
        fields.only("sourcePrefix", belongs);
        fields.only("maxTargetLength", belongs);
    }
}
