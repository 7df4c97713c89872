package io.ashlar.training.data;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.contracts.requests.TrainingData;
import io.ashlar.datasets.splits.Split;
import io.ashlar.datasets.splits.Splitter;
import io.ashlar.training.rows.Example;
import java.util.ArrayList;
import java.util.List;

/** The parts of the training data; one that is not taken out of it is empty, and its rows are trained on. */
record SplitRows(List<Example> train, List<Example> validation, List<Example> test) {
    private static final int FEWEST = 10;

    static SplitRows of(DatasetRows all, TrainingData data, long seed) {
        boolean validates = TrainingData.AUTO.equals(data.validation());
        boolean tests = TrainingData.AUTO.equals(data.test());
        if (!validates && !tests) {
            return new SplitRows(all.rows(), List.of(), List.of());
        }
        if (all.rows().size() < FEWEST) {
            throw new ProblemException(
                    ProblemCode.DATASET_EMPTY,
                    "The dataset has " + all.rows().size() + " rows; the automatic split needs at least " + FEWEST
                            + ". Bring more rows, or validation and test datasets of your own (or 'none').");
        }
        Split split = Splitter.standard().split(all.strata(), seed);
        List<Integer> train = new ArrayList<>(split.train());
        if (!validates) {
            train.addAll(split.validation());
        }
        if (!tests) {
            train.addAll(split.test());
        }
        return new SplitRows(
                all.choose(train),
                validates ? all.choose(split.validation()) : List.of(),
                tests ? all.choose(split.test()) : List.of());
    }
}
