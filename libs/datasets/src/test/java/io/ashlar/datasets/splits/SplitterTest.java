package io.ashlar.datasets.splits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.contracts.problems.ProblemException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitterTest {
    private final Splitter splitter = Splitter.standard();

    @Test
    void shouldPutEveryRowIntoOnePart() {
        List<String> labels = labels(700, 200, 99, 1);

        Split split = splitter.split(labels, 42);

        Set<Integer> all = new HashSet<>(split.train());
        all.addAll(split.validation());
        all.addAll(split.test());
        assertThat(all).hasSize(1_000);
        assertThat(split.train().size()
                        + split.validation().size()
                        + split.test().size())
                .isEqualTo(1_000);
    }

    @Test
    void shouldKeepTheSharesOfEveryLabel() {
        List<String> labels = labels(700, 200, 100);

        Split split = splitter.split(labels, 42);

        for (int label = 0; label < 3; label++) {
            int rows = List.of(700, 200, 100).get(label);
            assertThat(count(split.train(), labels, label)).isEqualTo(rows * 8 / 10);
            assertThat(count(split.validation(), labels, label)).isEqualTo(rows / 10);
            assertThat(count(split.test(), labels, label)).isEqualTo(rows / 10);
        }
    }

    @Test
    void shouldKeepTheSharesOverManySmallLabels() {
        Split split = splitter.split(labels(5, 5, 5, 5, 5, 5, 5, 5, 5, 5), 1);

        assertThat(split.train()).hasSize(40);
        assertThat(split.validation()).hasSize(5);
        assertThat(split.test()).hasSize(5);
    }

    @Test
    void shouldHaveEveryLabelInTrain() {
        List<String> labels = labels(40, 3, 2, 1, 1);

        for (long seed = 0; seed < 50; seed++) {
            Split split = splitter.split(labels, seed);
            for (int label = 0; label < 5; label++) {
                assertThat(count(split.train(), labels, label)).isPositive();
            }
        }
    }

    @Test
    void shouldBeTheSameForTheSameSeedAndAnotherForAnother() {
        List<String> labels = labels(30, 20);

        assertThat(splitter.split(labels, 7)).isEqualTo(splitter.split(labels, 7));
        assertThat(splitter.split(labels, 7)).isNotEqualTo(splitter.split(labels, 8));
    }

    /** Pinned: a change of the algorithm would make old experiments unrepeatable. */
    @Test
    void shouldStayTheSameFromVersionToVersion() {
        Split split = splitter.split(labels(6, 4), 42);

        assertThat(split).isEqualTo(new Split(List.of(5, 4, 0, 8, 7, 9, 6, 3), List.of(2), List.of(1)));
    }

    @Test
    void shouldShuffleTheParts() {
        List<String> labels = labels(500, 500);

        Split split = splitter.split(labels, 3);

        assertThat(split.train()).isNotEqualTo(split.train().stream().sorted().toList());
        assertThat(count(split.train().subList(0, 400), labels, 0)).isBetween(150L, 250L);
    }

    @Test
    void shouldSayWhenThereAreTooFewRows() {
        assertThatThrownBy(() -> splitter.split(labels(2, 1), 1))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("3 rows")
                .hasMessageContaining("validation");
    }

    @Test
    void shouldRefuseSharesThatLeaveNothingForTrain() {
        assertThatThrownBy(() -> new Splitter(60, 40)).hasMessageContaining("must leave rows for train");
    }

    /** Rows of labels 0, 1, 2…, that many of each, dealt in turn as long as there are some. */
    private static List<String> labels(int... counts) {
        List<String> labels = new ArrayList<>();
        int total = IntStream.of(counts).sum();
        int[] left = counts.clone();
        for (int next = 0; labels.size() < total; next = (next + 1) % counts.length) {
            if (left[next]-- > 0) {
                labels.add(Integer.toString(next));
            }
        }
        return labels;
    }

    private static long count(List<Integer> rows, List<String> labels, int label) {
        return rows.stream()
                .filter(row -> labels.get(row).equals(Integer.toString(label)))
                .count();
    }
}
