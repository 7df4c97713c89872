package io.ashlar.models.training.loop;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.running.Packing;
import io.ashlar.models.training.archive.TrainingModule;
import io.ashlar.models.training.data.TrainingBatch;
import io.ashlar.models.training.data.TrainingRow;
import io.ashlar.models.training.recipe.LearningRates;
import io.ashlar.models.training.reports.StepReport;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Does one optimizer step over the batches of its group. */
final class TrainingSteps {
    private static final int ROWS_NAMED = 32;

    private final TrainingPlan plan;
    private final TrainingModule module;
    private final LearningRates rates;
    private final Packing.Numbering numbering;

    TrainingSteps(TrainingPlan plan, TrainingModule module, LearningRates rates, Packing.Numbering numbering) {
        this.plan = plan;
        this.module = module;
        this.rates = rates;
        this.numbering = numbering;
    }

    /** The step after {@code done} others; {@code epoch} is what is done of the run with it. */
    StepReport run(long done, double epoch, List<int[]> batches) {
        long began = System.nanoTime();
        double[] shares = plan.normalization().shares(batches);
        double rate = rates.at(done);
        double loss = 0;
        double norm = 0;
        long tokens = 0;
        for (int i = 0; i < batches.size(); i++) {
            TrainingBatch batch = pack(batches.get(i));
            long seed = seed(done, i);
            if (i < batches.size() - 1) {
                loss += shares[i] * module.accumulate(batch, shares[i], seed);
            } else {
                TrainingModule.Update update = module.step(batch, shares[i], rate, seed);
                loss += shares[i] * update.loss();
                norm = update.gradNorm();
            }
            tokens += batch.tokens();
        }
        if (!Double.isFinite(loss) || !Double.isFinite(norm)) {
            throw diverged(done + 1, loss, norm, rate, batches);
        }
        int rows = batches.stream().mapToInt(batch -> batch.length).sum();
        double seconds = (System.nanoTime() - began) / 1e9;
        return new StepReport(done + 1, rates.totalSteps(), epoch, loss, rate, norm, rows, tokens, seconds);
    }

    private TrainingBatch pack(int[] rows) {
        List<TrainingRow> chosen =
                Arrays.stream(rows).mapToObj(plan.train()::get).toList();
        return TrainingBatch.of(chosen, numbering);
    }

    /** Dropout draws anew from this in every batch, so that a resumed run draws what the first one drew. */
    private long seed(long done, int batch) {
        long mixed = (plan.recipe().seed() + done * 0x9E3779B97F4A7C15L + batch) * 0xBF58476D1CE4E5B9L;
        return (mixed ^ (mixed >>> 31)) >>> 1;
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
