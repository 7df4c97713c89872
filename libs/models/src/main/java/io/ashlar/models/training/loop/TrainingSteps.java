package io.ashlar.models.training.loop;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.training.archive.EngineMemoryException;
import io.ashlar.models.training.archive.TrainingModule;
import io.ashlar.models.training.checkpoints.LossScale;
import io.ashlar.models.training.data.TrainingBatch;
import io.ashlar.models.training.data.TrainingRow;
import io.ashlar.models.training.recipe.LearningRates;
import io.ashlar.models.training.recipe.PrecisionChoice;
import io.ashlar.models.training.reports.StepReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Does one optimizer step over the batches of its group. */
final class TrainingSteps {
    private static final int ROWS_NAMED = 32;

    private final TrainingPlan plan;
    private final TrainingModule module;
    private final LearningRates rates;
    private final Batching batching;
    private final LossNormalization normalization;
    private final boolean scaled;
    private int pieces;
    private @Nullable LossScale lossScale;

    /**
     * @param pieces into how many parts batches are cut because they did not fit whole
     * @param lossScale of the steps before; absent where none was in fp16
     */
    TrainingSteps(
            TrainingPlan plan,
            TrainingModule module,
            LearningRates rates,
            Batching batching,
            int pieces,
            @Nullable LossScale lossScale) {
        this.plan = plan;
        this.module = module;
        this.rates = rates;
        this.batching = batching;
        this.normalization = batching.normalization();
        this.pieces = pieces;
        this.scaled = plan.recipe().precision() == PrecisionChoice.FP16;
        this.lossScale = scaled && lossScale == null ? LossScale.begin() : lossScale;
    }

    int pieces() {
        return pieces;
    }

    @Nullable LossScale lossScale() {
        return lossScale;
    }

    /** The step after {@code done} others; {@code epoch} is what is done of the run with it. */
    StepReport run(long done, double epoch, List<int[]> batches) {
        while (true) {
            try {
                return attempt(done, epoch, batches);
            } catch (EngineMemoryException e) {
                module.discard();
                int largest =
                        batches.stream().mapToInt(batch -> batch.length).max().orElse(0);
                if (!plan.recipe().memory().autoBatch() || pieces >= largest) {
                    throw outOfMemory(e, largest, batches);
                }
                pieces *= 2;
            }
        }
    }

    private StepReport attempt(long done, double epoch, List<int[]> batches) {
        long began = System.nanoTime();
        List<List<TrainingBatch>> groups = new ArrayList<>();
        for (int i = 0; i < batches.size(); i++) {
            groups.add(packed(batches.get(i), seed(done, i)));
        }
        List<TrainingBatch> flat = groups.stream().flatMap(List::stream).toList();
        double[] scales = normalization.scales(groups);
        double rate = rates.at(done - (lossScale == null ? 0 : lossScale.skipped())); // a skipped step does not age it
        double factor = scaled && lossScale != null ? lossScale.value() : 1;
        double loss = 0;
        double norm = 0;
        for (int i = 0; i < flat.size(); i++) {
            long seed = seed(done, i);
            if (i < flat.size() - 1) {
                loss += scales[i] * module.accumulate(flat.get(i), scales[i] * factor, seed);
            } else {
                TrainingModule.Update update = module.step(flat.get(i), scales[i] * factor, rate, factor, seed);
                loss += scales[i] * update.loss();
                norm = update.gradNorm();
            }
        }
        boolean skipped = isSkipped(loss, norm);
        if (!skipped && (!Double.isFinite(loss) || !Double.isFinite(norm))) {
            throw diverged(done + 1, loss, norm, rate, batches);
        }
        int rows = batches.stream().mapToInt(batch -> batch.length).sum();
        long tokens = flat.stream().mapToLong(TrainingBatch::tokens).sum();
        double seconds = (System.nanoTime() - began) / 1e9;
        return new StepReport(
                done + 1, rates.totalSteps(), epoch, loss, rate, norm, skipped, factor, rows, tokens, seconds);
    }

    /** Follows the scale of fp16's losses: whether gradients overflowed by it, so that the step did not count. */
    private boolean isSkipped(double loss, double norm) {
        if (!scaled || lossScale == null) {
            return false;
        }
        LossScale before = lossScale;
        boolean finite = Double.isFinite(norm);
        lossScale = finite ? before.grown() : before.backedOff();
        boolean hopeless = lossScale.isExhausted() || (!Double.isFinite(loss) && before.value() <= 1);
        return !finite && !hopeless;
    }

    /** A batch in as many pieces as are needed. */
    private List<TrainingBatch> packed(int[] numbers, long seed) {
        List<TrainingRow> rows = plan.objective()
                .varied(Arrays.stream(numbers).mapToObj(plan.train()::get).toList(), seed);
        List<TrainingBatch> packed = new ArrayList<>();
        int size = (rows.size() + pieces - 1) / pieces;
        for (int at = 0; at < rows.size(); at += size) {
            packed.add(batching.batch(rows.subList(at, Math.min(rows.size(), at + size))));
        }
        return packed;
    }

    /** Dropout draws anew from this in every batch, so that a resumed run draws what the first one drew. */
    private long seed(long done, int batch) {
        long mixed = (plan.recipe().seed() + done * 0x9E3779B97F4A7C15L + batch) * 0xBF58476D1CE4E5B9L;
        return (mixed ^ (mixed >>> 31)) >>> 1;
    }

    /** Tries smaller batches, so that it can name a size that fits. */
    private ProblemException outOfMemory(EngineMemoryException cause, int largest, List<int[]> batches) {
        int[] rows = batches.get(0);
        for (int size = largest / 2; size >= 1; size /= 2) {
            try {
                List<TrainingRow> chosen = Arrays.stream(rows, 0, Math.min(rows.length, size))
                        .mapToObj(plan.train()::get)
                        .toList();
                module.accumulate(batching.batch(chosen), 1, 0);
                module.discard();
                int accumulation = plan.recipe().batches().accumulation() * (largest / size);
                return outOfMemory(
                        cause,
                        "A trainBatchSize of " + size + " fits; with a gradientAccumulationSteps of " + accumulation
                                + " the steps stay what they are (autoFindBatchSize does both by itself).");
            } catch (EngineMemoryException again) {
                module.discard();
            }
        }
        return outOfMemory(cause, "Not even one row fits: make maxSequenceLength smaller, or take a smaller model.");
    }

    private static ProblemException outOfMemory(EngineMemoryException cause, String advice) {
        return new ProblemException(
                ProblemCode.OUT_OF_MEMORY, "The engine has no memory left for a batch. " + advice, cause);
    }

    private static ProblemException diverged(long step, double loss, double norm, double rate, List<int[]> batches) {
        int[] rows = batches.stream().flatMapToInt(Arrays::stream).toArray();
        String named = Arrays.stream(rows)
                .limit(ROWS_NAMED)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(", "));
        return new ProblemException(
                ProblemCode.TRAINING_DIVERGED,
                "Step " + step + " has loss " + loss + " and gradient norm " + norm + " at learning rate " + rate
                        + ", on the training rows " + named + (rows.length > ROWS_NAMED ? ", …" : "")
                        + " (counted from 0). Take a smaller learningRate, a warm-up or a smaller maxGradNorm, or look at"
                        + " these rows.");
    }
}
