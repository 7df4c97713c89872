package io.ashlar.models.diffusion;

import io.ashlar.models.diffusion.schedulers.Scheduler;

/**
 * Unit Gaussian noise from a seed, the numbers that torch's generator of a CPU gives: a Mersenne twister (Matsumoto and
 * Nishimura 1998), 24 bits a uniform number, and Box and Muller's transform over groups of sixteen. So a seed gives the
 * picture here that it gives in diffusers.
 */
public final class TorchGaussian implements Scheduler.Noise {
    private static final int SIZE = 624;
    private static final int SHIFT = 397;
    private static final int GROUP = 16;
    private static final int MATRIX = 0x9908b0df;

    private final int[] state = new int[SIZE];
    private int at = SIZE;

    public TorchGaussian(long seed) {
        state[0] = (int) seed;
        for (int i = 1; i < SIZE; i++) {
            state[i] = 1812433253 * (state[i - 1] ^ state[i - 1] >>> 30) + i;
        }
    }

    /** At least sixteen numbers, as every latent picture has. */
    @Override
    public float[] draw(int count) {
        if (count < GROUP) {
            throw new IllegalArgumentException(count + " numbers; fewer than " + GROUP + " are drawn another way");
        }
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = uniform();
        }
        int whole = count - count % GROUP;
        for (int i = 0; i < whole; i += GROUP) {
            transform(values, i);
        }
        if (whole < count) {
            // The last group overlaps the one before it, and is drawn anew.
            for (int i = count - GROUP; i < count; i++) {
                values[i] = uniform();
            }
            transform(values, count - GROUP);
        }
        return values;
    }

    private static void transform(float[] values, int from) {
        for (int i = from; i < from + GROUP / 2; i++) {
            float first = 1 - values[i];
            float second = values[i + GROUP / 2];
            float radius = (float) Math.sqrt(-2 * Math.log(first));
            float angle = (float) (2 * Math.PI) * second;
            values[i] = radius * (float) Math.cos(angle);
            values[i + GROUP / 2] = radius * (float) Math.sin(angle);
        }
    }

    private float uniform() {
        return (next() & 0xffffff) * (1f / (1 << 24));
    }

    private int next() {
        if (at == SIZE) {
            refill();
        }
        int y = state[at++];
        y ^= y >>> 11;
        y ^= y << 7 & 0x9d2c5680;
        y ^= y << 15 & 0xefc60000;
        return y ^ y >>> 18;
    }

    private void refill() {
        for (int i = 0; i < SIZE; i++) {
            int mixed = state[i] & 0x80000000 | state[(i + 1) % SIZE] & 0x7fffffff;
            state[i] = state[(i + SHIFT) % SIZE] ^ mixed >>> 1 ^ ((mixed & 1) == 0 ? 0 : MATRIX);
        }
        at = 0;
    }
}
