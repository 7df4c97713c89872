package io.ashlar.models.training;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.models.checkpoint.Checkpoint;
import io.ashlar.models.checkpoint.Checkpoints;
import io.ashlar.models.families.FittedWeights;
import io.ashlar.models.families.ModelConfig;
import io.ashlar.models.images.PixelValues;
import io.ashlar.models.training.archive.Optimization;
import io.ashlar.models.training.data.ImageRow;
import io.ashlar.models.training.data.TrainingRow;
import io.ashlar.models.training.loop.ModelSetup;
import io.ashlar.models.training.loop.TrainingPlan;
import io.ashlar.models.training.recipe.PrecisionChoice;
import io.ashlar.models.training.recipe.Recipe;
import java.util.Comparator;
import java.util.List;

/**
 * What a training will need, from its plan alone: no engine is started.
 *
 * @param steps optimizer steps, where nothing ends the run early
 * @param warmupSteps how many of them are warm-up
 * @param tokensPerEpoch tokens of all training rows
 * @param rowsCut training rows that were longer than the longest sequence and lost tokens
 * @param parameters of the model with its new head
 * @param trainedParameters those that the recipe does not freeze
 * @param newWeights weights that the base does not have and that begin at random
 * @param memoryBytes peak of the worker, an estimate: weights, gradients and moments, the activations of the largest
 *     batch or the copy that writes texts in evaluations, and the process itself
 * @param diskBytes checkpoints (the newest, the best, one being written) and the package
 */
public record PreflightEstimate(
        long steps,
        long warmupSteps,
        long tokensPerEpoch,
        long rowsCut,
        int longestRow,
        long parameters,
        long trainedParameters,
        List<String> newWeights,
        PrecisionChoice precision,
        long memoryBytes,
        long diskBytes) {
    private static final long PROCESS_BYTES = 600L << 20;

    public PreflightEstimate {
        newWeights = List.copyOf(newWeights);
    }

    /** Estimates; what is wrong with the base or the recipe is thrown as it would be by the training. */
    public static PreflightEstimate of(TrainingPlan plan) {
        ModelSetup setup = ModelSetup.of(plan);
        Recipe recipe = plan.recipe();
        long steps = recipe.totalSteps(plan.train().size());
        try (Checkpoint base = Checkpoints.open(plan.basePackage())) {
            FittedWeights weights = setup.baseWeights(base);
            long trained = setup.trainedParameters(weights);
            long all = weights.parameters();
            Optimization optimization = recipe.optimization();
            double kept =
                    optimization.optimizer().stateOfOne(optimization.momentum().share());
            boolean gathers =
                    recipe.memory().checkpointing() || recipe.batches().accumulation() > 1;
            double gradients = gathers ? 2 : 1; // those that wait, and those of the batch
            long state = (long) (Float.BYTES * (all + trained * (gradients + kept)));
            long saved = (long) (Float.BYTES * trained * (1 + kept));
            int checkpoints = recipe.evaluation().saveTotalLimit() + 2;
            return new PreflightEstimate(
                    steps,
                    recipe.learningRates(steps).warmupSteps(),
                    plan.train().stream().mapToLong(TrainingRow::tokens).sum(),
                    plan.train().stream().filter(TrainingRow::isCut).count(),
                    plan.train().stream().mapToInt(TrainingRow::tokens).max().orElse(0),
                    all,
                    trained,
                    weights.newWeights(),
                    recipe.precision().resolved(),
                    PROCESS_BYTES + state + Math.max(activations(plan, setup.config()), copy(recipe, all)),
                    saved * checkpoints + Float.BYTES * all * 2);
        }
    }

    /** Texts of an evaluation are written by a second copy of the weights in fp32, held twice while it is opened. */
    private static long copy(Recipe recipe, long parameters) {
        return recipe.taskOptions().generating().isPresent() ? 2L * Float.BYTES * parameters : 0;
    }

    /**
     * Every layer keeps its inputs for the way back: about 16 vectors of the width and 3 of the inner width a token.
     */
    private static long activations(TrainingPlan plan, ModelConfig config) {
        if (!plan.train().isEmpty() && plan.train().get(0) instanceof ImageRow first) {
            PixelValues picture = first.picture().read();
            int rows = Math.min(rowsAtATime(plan.recipe()), plan.train().size());
            return Float.BYTES * rows * new PictureActivations(config, picture.height(), picture.width()).numbers();
        }
        long width = first(config, "hidden_size", "dim", "d_model", "n_embd", "embed_dim");
        long inner =
                Math.max(4 * width, first(config, "intermediate_size", "hidden_dim", "d_ff", "n_inner", "ffn_dim"));
        long layers = first(config, "num_hidden_layers", "n_layers", "num_layers", "n_layer", "encoder_layers")
                + first(config, "num_decoder_layers", "decoder_layers");
        long heads = first(config, "num_attention_heads", "n_heads", "num_heads", "n_head", "encoder_attention_heads");
        long attention = 0;
        long tokens = 0;
        List<Integer> longest = plan.train().stream()
                .map(TrainingRow::tokens)
                .sorted(Comparator.reverseOrder())
                .limit(rowsAtATime(plan.recipe()))
                .toList();
        for (int length : longest) {
            tokens += length;
            attention += heads * length * length;
        }
        attention += plan.objective().generates() ? tokens * first(config, "vocab_size") * 3 / Math.max(1, layers) : 0;
        return Float.BYTES * layers * (tokens * (16 * width + 3 * inner) + attention);
    }

    private static int rowsAtATime(Recipe recipe) {
        int pieces = recipe.memory().pieces();
        return (recipe.batches().train() + pieces - 1) / pieces;
    }

    /** The first of these fields that is there; 0 where none is: an estimate refuses no model. */
    private static long first(ModelConfig config, String... names) {
        JsonNode json = config.toJson();
        for (String name : names) {
            JsonNode node = json.path(name);
            if (node.isIntegralNumber()) {
                return node.longValue();
            }
            if (node.isArray() && !node.isEmpty()) {
                return node.get(node.size() - 1).longValue();
            }
        }
        return 0;
    }
}
