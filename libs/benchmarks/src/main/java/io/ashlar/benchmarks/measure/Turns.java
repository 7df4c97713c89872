package io.ashlar.benchmarks.measure;

import java.util.Arrays;
import java.util.List;

/**
 * How rivals take turns.
 *
 * @param warmUps runs of each that do not count
 * @param repetitions turns of each that count
 * @param secondsATurn short work is repeated within a turn, equally often by all, until the fastest takes this long
 * @param pauseMillis silence before each turn, in which the rival's threads go to sleep
 */
public record Turns(int warmUps, int repetitions, double secondsATurn, long pauseMillis) {
    private static final int MOST_TIMES = 1000;

    public Turns {
        if (warmUps < 1 || repetitions < 1) {
            throw new IllegalArgumentException(
                    "warmUps is " + warmUps + " and repetitions " + repetitions + "; both must be 1 or above");
        }
    }

    /** Three warm-ups, turns of a fifth of a second, a tenth between them. */
    public static Turns of(int repetitions) {
        return new Turns(3, repetitions, 0.2, 100);
    }

    /** Seconds of one piece of work, for each contender in the order given; the same turns at the same places. */
    public List<Samples> play(List<? extends Contender> contenders) {
        int times = timesATurn(contenders);
        double[][] seconds = new double[contenders.size()][repetitions];
        for (int turn = 0; turn < repetitions; turn++) {
            for (int i = 0; i < contenders.size(); i++) {
                // Nobody always follows the same neighbour.
                int next = turn % 2 == 0 ? i : contenders.size() - 1 - i;
                pause();
                seconds[next][turn] = contenders.get(next).run(times) / times;
            }
        }
        return Arrays.stream(seconds)
                .map(each -> new Samples(Arrays.stream(each).boxed().toList()))
                .toList();
    }

    private int timesATurn(List<? extends Contender> contenders) {
        double fastest = Double.POSITIVE_INFINITY;
        for (Contender contender : contenders) {
            for (int i = 0; i < warmUps; i++) {
                fastest = Math.min(fastest, contender.run(1));
            }
        }
        return (int) Math.min(MOST_TIMES, Math.max(1, Math.ceil(secondsATurn / Math.max(fastest, 1e-9))));
    }

    private void pause() {
        try {
            Thread.sleep(pauseMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The measuring was interrupted", e);
        }
    }
}
