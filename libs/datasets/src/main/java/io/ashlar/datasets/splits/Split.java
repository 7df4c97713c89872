package io.ashlar.datasets.splits;

import java.util.List;

/** Row indices from 0, each row in one part; every part in the shuffled order in which it is to be read. */
public record Split(List<Integer> train, List<Integer> validation, List<Integer> test) {
    public Split {
        train = List.copyOf(train);
        validation = List.copyOf(validation);
        test = List.copyOf(test);
    }
}
