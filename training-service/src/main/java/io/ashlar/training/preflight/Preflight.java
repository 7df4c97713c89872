package io.ashlar.training.preflight;

import io.ashlar.contracts.catalog.CatalogLookup;
import io.ashlar.contracts.catalog.DatasetVersion;
import io.ashlar.contracts.catalog.ModelVersion;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.requests.FineTuningRequest;
import io.ashlar.models.training.TrainedTasks;
import io.ashlar.models.training.checkpoints.TrainingState;
import io.ashlar.models.training.recipe.ProblemType;
import io.ashlar.models.training.recipe.Recipe;
import io.ashlar.models.training.sweeps.Sweep;
import io.ashlar.training.data.BasePackages;
import io.ashlar.training.data.Examples;
import io.ashlar.training.data.Recipes;
import io.ashlar.training.data.TemporaryFolder;
import io.ashlar.training.data.TrainingRows;
import io.ashlar.training.resume.EarlierTrainings;
import io.ashlar.training.resume.ResumeChecks;
import io.ashlar.training.resume.SavedTraining;
import io.ashlar.training.rows.Findings;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Checks a request: model, data, columns, labels, lengths, recipe, memory and disk. Nothing is computed, and every
 * problem is told at once: what can still be checked when one thing is wrong is checked.
 */
@ApplicationScoped
public class Preflight {
    private static final long USUAL_SEED = 42;

    private final CatalogLookup catalog;
    private final TrainingRows rows;
    private final BasePackages packages;
    private final MachineResources resources;
    private final EarlierTrainings earlier;

    public Preflight(
            CatalogLookup catalog,
            TrainingRows rows,
            BasePackages packages,
            MachineResources resources,
            EarlierTrainings earlier) {
        this.catalog = catalog;
        this.rows = rows;
        this.packages = packages;
        this.resources = resources;
        this.earlier = earlier;
    }

    /** The plan, or all the problems that keep the job from succeeding. */
    public FineTuningPlan plan(FineTuningRequest request) {
        TrainedTasks.require(request.task());
        Findings findings = new Findings();
        try (TemporaryFolder pictures = TemporaryFolder.make("preflight-")) {
            Optional<FineTuningPlan> plan = plan(request, pictures.path(), findings);
            findings.throwIfAny();
            return plan.orElseThrow();
        }
    }

    private Optional<FineTuningPlan> plan(FineTuningRequest request, Path pictures, Findings findings) {
        if (request.device() == FineTuningRequest.Device.CUDA && !resources.hasCuda()) {
            findings.add(
                    ProblemCode.PARAMETER_INVALID,
                    "'compute.device' is cuda, and this training service has no GPU, or no libtorch for CUDA (PYTORCH_FLAVOR"
                            + " is not set to one). Give it both, or leave the device out.");
        }
        Optional<Sweep> sweep = findings.attempt(() -> Recipes.sweep(request)).flatMap(Function.identity());
        Optional<Recipe> recipe = findings.attempt(() -> sweep.isPresent()
                ? Recipe.parse(sweep.get().trials().get(0).recipe(), request.task())
                : Recipes.of(request));
        Optional<ModelVersion> base = findings.attempt(() -> catalog.model(request.baseModel()));
        Optional<DatasetVersion> dataset =
                findings.attempt(() -> catalog.dataset(request.data().train()));
        Optional<SavedTraining> resumed = recipe.flatMap(read -> read.length().resumeFrom())
                .flatMap(from -> findings.attempt(() -> earlier.find(from)));
        if (resumed.isPresent() && base.isPresent() && dataset.isPresent()) {
            SavedTraining wanted = SavedTraining.of(base.get(), dataset.get(), request.task(), recipe.orElseThrow());
            findings.attempt(() -> fitting(resumed.get(), wanted));
        }
        long seed = recipe.map(Recipe::seed).orElse(USUAL_SEED);
        ProblemType problem =
                recipe.map(read -> read.taskOptions().problemType()).orElse(ProblemType.AUTO);
        List<String> labels = base.map(version -> version.model().labels()).orElse(List.of());
        Optional<Examples> examples = dataset.flatMap(version ->
                rows.read(request, version, new TrainingRows.Reading(seed, problem, labels, pictures), findings));
        Optional<Path> folder = base.flatMap(version ->
                findings.attempt(() -> packages.folder(version.model().packageDigest())));
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        PlanChecks checks = new PlanChecks(
                folder.get(), recipe.orElseGet(() -> Recipes.defaults(request.task())), resources, findings);
        if (examples.isEmpty()) {
            checks.base(request.task());
            return Optional.empty();
        }
        Optional<TrainingState> state = findings.isEmpty() ? resumed.map(earlier::state) : Optional.empty();
        Optional<FineTuningPlan> plan =
                checks.plan(request, base.orElseThrow(), dataset.orElseThrow(), examples.get(), state);
        return sweep.isEmpty() || plan.isEmpty()
                ? plan
                : plan.map(first -> first.with(
                        new SweepChecks(folder.get(), examples.get(), findings).plan(sweep.get(), resources)));
    }

    private static SavedTraining fitting(SavedTraining saved, SavedTraining wanted) {
        ResumeChecks.require(saved, wanted);
        return saved;
    }
}
