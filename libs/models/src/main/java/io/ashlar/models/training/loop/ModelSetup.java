package io.ashlar.models.training.loop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.Precision;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.LinearForm;
import io.ashlar.models.checkpoint.Checkpoint;
import io.ashlar.models.checkpoint.Checkpoints;
import io.ashlar.models.checkpoint.SafetensorsFile;
import io.ashlar.models.checkpoint.Tensor;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.Families;
import io.ashlar.models.families.FittedWeights;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.ModelConfig;
import io.ashlar.models.families.WeightFitting;
import io.ashlar.models.running.Packing;
import io.ashlar.models.training.archive.LossFunction;
import io.ashlar.models.training.archive.Objective;
import io.ashlar.models.training.archive.ParameterGroups;
import io.ashlar.models.training.archive.TrainingArchive;
import io.ashlar.models.training.archive.TrainingModule;
import io.ashlar.models.training.data.TrainingRow;
import io.ashlar.models.training.recipe.PrecisionChoice;
import io.ashlar.models.training.recipe.Recipe;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the trainable model of a plan: architecture with the plan's labels, weights, and what the recipe says. */
public final class ModelSetup {
    private static final List<String> DROPOUTS = List.of(
            "hidden_dropout_prob",
            "attention_probs_dropout_prob",
            "classifier_dropout",
            "dropout",
            "attention_dropout",
            "seq_classif_dropout");

    private final TrainingPlan plan;
    private final ModelConfig config;
    private final Architecture architecture;
    private final ParameterGroups parameters;

    private ModelSetup(TrainingPlan plan, ModelConfig config, Architecture architecture, ParameterGroups parameters) {
        this.plan = plan;
        this.config = config;
        this.architecture = architecture;
        this.parameters = parameters;
    }

    /** Reads the base's configuration and checks the recipe's names against it; no weights are read yet. */
    public static ModelSetup of(TrainingPlan plan) {
        Recipe recipe = plan.recipe();
        ModelConfig config = ModelConfig.read(plan.basePackage())
                .withLabels(plan.labels(), plan.loss().problemType());
        ModelConfig dropping =
                recipe.target().dropout().map(rate -> withDropout(config, rate)).orElse(config);
        LinearForm form = precision(recipe) == Precision.BF16 ? LinearForm.MIXED : LinearForm.PLAIN;
        Architecture architecture = Families.architecture(dropping, Head.TEXT_CLASSIFICATION, new Blocks(form));
        List<String> frozen = recipe.target().frozen();
        checkFrozen(architecture, frozen);
        return new ModelSetup(plan, config, architecture, ParameterGroups.of(architecture.root(), frozen));
    }

    /** The precision that holds on this machine. */
    public static Precision precision(Recipe recipe) {
        return recipe.precision() == PrecisionChoice.AUTO
                ? Precision.auto()
                : Precision.of(recipe.precision().wireName());
    }

    /** The base's configuration with the plan's labels. */
    public ModelConfig config() {
        return config;
    }

    Architecture architecture() {
        return architecture;
    }

    Packing.Numbering numbering() {
        return new Packing.Numbering(
                architecture.text().firstPosition(), architecture.text().tokenTypes());
    }

    /** How many numbers are trained. */
    public long trainedParameters(FittedWeights weights) {
        Set<String> trained = Set.copyOf(parameters.all());
        return weights.tensors().entrySet().stream()
                .filter(weight -> trained.contains(weight.getKey()))
                .mapToLong(weight -> weight.getValue().elements())
                .sum();
    }

    ParameterGroups parameters() {
        return parameters;
    }

    /** The base's weights; heads that it lacks, or has for other labels, are drawn from the recipe's seed. */
    public FittedWeights baseWeights(Checkpoint base) {
        return WeightFitting.fit(
                architecture,
                base,
                WeightFitting.Heads.NEW_WHERE_LABELS_DIFFER,
                plan.recipe().seed());
    }

    /** Loads the model with the base's weights, and over them those of {@code trained}. */
    TrainingModule load(FittedWeights base, @Nullable SafetensorsFile trained) throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>(base.tensors());
        if (trained != null) {
            for (String path : parameters.all()) {
                tensors.put(
                        path,
                        trained.find(path)
                                .orElseThrow(() -> new IOException("The checkpoint has no weight '" + path + "'")));
            }
        }
        Recipe recipe = plan.recipe();
        Objective objective = new Objective(plan.loss(), recipe.target().labelSmoothing(), classWeights());
        return new TrainingArchive(
                        architecture,
                        new FittedWeights(tensors, base.newWeights()),
                        parameters,
                        objective,
                        recipe.optimization())
                .load(plan.workFolder());
    }

    Checkpoint openBase() {
        return Checkpoints.open(plan.basePackage());
    }

    /** Rows / (labels * rows of the label), as scikit-learn's balanced weights. */
    private List<Float> classWeights() {
        if (!plan.recipe().target().balancedClasses() || plan.loss() != LossFunction.SINGLE_LABEL) {
            return List.of();
        }
        long[] counts = new long[plan.labels().size()];
        for (TrainingRow row : plan.train()) {
            counts[(int) row.target()[0]]++;
        }
        List<Float> weights = new ArrayList<>();
        for (long count : counts) {
            weights.add(count == 0 ? 0f : (float) (plan.train().size() / (counts.length * (double) count)));
        }
        return weights;
    }

    private static ModelConfig withDropout(ModelConfig config, double rate) {
        ObjectNode json = config.toJson();
        DROPOUTS.forEach(name -> json.put(name, rate));
        return ModelConfig.of(json);
    }

    private static void checkFrozen(Architecture architecture, List<String> frozen) {
        List<String> paths = new ArrayList<>();
        architecture.root().forEachWeight((path, weight) -> paths.add(path));
        Optional<String> unknown = frozen.stream()
                .filter(prefix -> paths.stream().noneMatch(path -> path.startsWith(prefix)))
                .findFirst();
        if (unknown.isPresent()) {
            throw new ProblemException(
                    ProblemCode.RECIPE_INVALID,
                    "'frozen' has '" + unknown.get() + "', with which no weight of the model begins; its first is '"
                            + paths.get(0) + "'.");
        }
        if (paths.stream().allMatch(path -> frozen.stream().anyMatch(path::startsWith))) {
            throw new ProblemException(
                    ProblemCode.RECIPE_INVALID, "'frozen' is " + frozen + ": nothing would be left to train.");
        }
    }
}
