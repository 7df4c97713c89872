package io.ashlar.models.tasks;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.families.ModelConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Labels and scores as the Hub's image-classification pipeline gives them: the five best unless asked otherwise. */
public final class ImageClassification {
    private static final int DEFAULT_TOP_K = 5;

    private final List<String> labels;
    private final ScoreFunction implied;

    private ImageClassification(ModelConfig config) {
        this.labels = config.labels();
        this.implied = ScoreFunction.implied(config);
    }

    /** For the model in this package folder. */
    public static ImageClassification of(Path folder) {
        return of(ModelConfig.read(folder));
    }

    /** For the model of this configuration. */
    public static ImageClassification of(ModelConfig config) {
        return new ImageClassification(config);
    }

    /** Labels by number. */
    public List<String> labels() {
        return labels;
    }

    /**
     * What a user may ask for.
     *
     * @param topK how many of the best labels; absent: five
     * @param function absent: what the model's configuration implies
     */
    public record Parameters(
            @Nullable Integer topK, @Nullable ScoreFunction function) {
        /** Nothing asked for. */
        public static final Parameters DEFAULT = new Parameters(null, null);

        public Parameters {
            if (topK != null && topK <= 0) {
                throw new ProblemException(ProblemCode.PARAMETER_INVALID, "top_k is " + topK + ". It must be above 0.");
            }
        }
    }

    /** Scores of all labels by number. */
    public double[] scores(float[] logits) {
        return implied.apply(logits);
    }

    /** The best labels first. */
    public List<LabelScore> scores(float[] logits, Parameters parameters) {
        if (logits.length != labels.size()) {
            throw new IllegalArgumentException(logits.length + " logits for " + labels.size() + " labels");
        }
        double[] scores = (parameters.function() == null ? implied : parameters.function()).apply(logits);
        List<LabelScore> scored = new ArrayList<>(scores.length);
        for (int i = 0; i < scores.length; i++) {
            scored.add(new LabelScore(labels.get(i), scores[i]));
        }
        scored.sort(Comparator.comparingDouble(LabelScore::score).reversed());
        int count = parameters.topK() == null ? DEFAULT_TOP_K : parameters.topK();
        return List.copyOf(scored.subList(0, Math.min(count, scored.size())));
    }
}
