package io.ashlar.models.training.loop;

import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.LinearForm;
import io.ashlar.models.checkpoint.Checkpoint;
import io.ashlar.models.checkpoint.Checkpoints;
import io.ashlar.models.checkpoint.DType;
import io.ashlar.models.checkpoint.SafetensorsFile;
import io.ashlar.models.checkpoint.Tensor;
import io.ashlar.models.checkpoint.Tensors;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.Families;
import io.ashlar.models.families.FittedWeights;
import io.ashlar.models.families.ModelConfig;
import io.ashlar.models.families.WeightFitting;
import io.ashlar.models.training.archive.ParameterGroups;
import io.ashlar.models.training.archive.TrainingArchive;
import io.ashlar.models.training.archive.TrainingModule;
import io.ashlar.models.training.lora.Adaptation;
import io.ashlar.models.training.lora.LoraBlocks;
import io.ashlar.models.training.lora.LoraWeights;
import io.ashlar.models.training.objectives.Criterion;
import io.ashlar.models.training.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes the trainable model of a plan: architecture with the plan's labels, weights, and what the recipe says. */
public final class ModelSetup {
    private final TrainingPlan plan;
    private final ModelConfig config;
    private final Architecture plain;
    private final Architecture architecture;
    private final Optional<Adaptation> adaptation;
    private final ParameterGroups parameters;
    private final Criterion criterion;

    private ModelSetup(TrainingPlan plan, ModelConfig config, Architecture plain, Optional<Adaptation> adaptation) {
        LinearForm form = form(plan.recipe());
        this.plan = plan;
        this.config = config;
        this.plain = plain;
        this.adaptation = adaptation;
        this.architecture = adaptation
                .map(adapting -> LoraBlocks.adapted(plain, adapting, form))
                .orElse(plain);
        Predicate<String> chosen =
                adaptation.<Predicate<String>>map(adapting -> adapting::trains).orElse(path -> true);
        this.parameters = ParameterGroups.of(
                architecture.root(),
                path -> chosen.test(path)
                        && plan.recipe().target().frozen().stream()
                                .noneMatch(prefix -> PlanProblems.begins(plain.family(), path, prefix)));
        this.criterion = new Criterion(plan.recipe().target().labelSmoothing(), LabelWeights.of(plan));
    }

    /**
     * Reads the base's configuration and checks the recipe's names against it; no weights are read yet.
     *
     * @throws io.ashlar.contracts.problems.ProblemException that names every value that does not fit, all at once
     */
    public static ModelSetup of(TrainingPlan plan) {
        Recipe recipe = plan.recipe();
        ModelConfig config = plan.objective().configure(ModelConfig.read(plan.basePackage()));
        ModelConfig dropping = recipe.target()
                .dropout()
                .map(rate -> Dropouts.with(config, rate))
                .orElse(config);
        Architecture plain = PaddingRows.without(
                Families.architecture(
                        plan.basePackage(), dropping, plan.objective().head(), new Blocks(form(recipe))),
                dropping);
        PlanProblems problems = PlanProblems.of(plan, plain);
        Optional<Adaptation> adaptation = problems.adaptation(recipe.target().lora(), plain);
        problems.throwIfAny();
        return new ModelSetup(plan, config, plain, adaptation);
    }

    private static LinearForm form(Recipe recipe) {
        switch (recipe.precision().resolved()) {
            case BF16:
                return LinearForm.MIXED;
            case FP16:
                return LinearForm.MIXED_HALF;
            default:
                return LinearForm.PLAIN;
        }
    }

    /** The base's configuration with the plan's labels. */
    public ModelConfig config() {
        return config;
    }

    /** The model as it is without adapters. */
    public Architecture plain() {
        return plain;
    }

    /** What is adapted, where the recipe has LoRA. */
    public Optional<Adaptation> adaptation() {
        return adaptation;
    }

    Batching batching() {
        LossNormalization given = plan.course().normalization();
        boolean ofBatches = plan.objective().meansOfBatches(criterion);
        return new Batching(
                plan.objective(),
                architecture,
                criterion,
                given != null ? given : ofBatches ? LossNormalization.BATCHES : LossNormalization.ITEMS);
    }

    /** How many numbers are trained. */
    public long trainedParameters(FittedWeights weights) {
        Set<String> trained = Set.copyOf(parameters.all());
        return weights.tensors().entrySet().stream()
                .filter(weight -> trained.contains(weight.getKey()))
                .mapToLong(weight -> weight.getValue().elements())
                .sum();
    }

    /** The base's weights; heads that it lacks, or has for other labels, and adapters begin from the recipe's seed. */
    public FittedWeights baseWeights(Checkpoint base) {
        FittedWeights fitted = WeightFitting.fit(
                plain,
                base,
                WeightFitting.Heads.NEW_WHERE_LABELS_DIFFER,
                plan.recipe().seed());
        if (adaptation.isEmpty()) {
            return fitted;
        }
        Map<String, Tensor> tensors = new LinkedHashMap<>(fitted.tensors());
        Path adapter = plan.course().adapter();
        if (adapter == null) {
            tensors.putAll(
                    LoraWeights.initial(plain, adaptation.get(), plan.recipe().seed()));
        } else {
            tensors.putAll(LoraWeights.saved(plain, adaptation.get(), adapter));
        }
        return new FittedWeights(tensors, fitted.newWeights());
    }

    /** All weights as the plain model has them, in fp32: the base's, over them the trained ones, adapters merged. */
    public Map<String, Tensor> whole(Checkpoint base, Map<String, Tensor> trained) {
        Map<String, Tensor> weights = new LinkedHashMap<>();
        baseWeights(base).tensors().forEach((path, tensor) -> weights.put(path, Tensors.as(tensor, DType.F32)));
        weights.putAll(trained);
        return adaptation
                .map(adapting -> LoraWeights.merged(plain, adapting, weights))
                .orElse(weights);
    }

    /** Loads the model with the base's weights, and over them those of {@code trained}. */
    TrainingModule load(FittedWeights base, @Nullable SafetensorsFile trained) throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>(base.tensors());
        if (trained != null) {
            for (String path : parameters.changed()) {
                tensors.put(
                        path,
                        trained.find(path)
                                .orElseThrow(() -> new IOException("The checkpoint has no weight '" + path + "'")));
            }
        }
        return new TrainingArchive(
                        architecture,
                        new FittedWeights(tensors, base.newWeights()),
                        parameters,
                        plan.objective().script(criterion),
                        criterion.classWeights(),
                        plan.recipe().optimization())
                .load(plan.workFolder());
    }

    Checkpoint openBase() {
        return Checkpoints.open(plan.basePackage());
    }
}
