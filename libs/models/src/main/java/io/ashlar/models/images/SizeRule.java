package io.ashlar.models.images;

/** To which size a picture is brought, as the size dictionaries of the Hub's processors say it. */
sealed interface SizeRule {
    /** Width and height of the result for a picture of this width and height. */
    int[] size(int width, int height);

    /** Exactly this size, whatever the proportions. */
    record Exact(int targetHeight, int targetWidth) implements SizeRule {
        @Override
        public int[] size(int width, int height) {
            return new int[] {targetWidth, targetHeight};
        }
    }

    /** The shorter edge gets this length and proportions stay; {@code longest} above 0 bounds the other edge. */
    record Shortest(int shortest, int longest) implements SizeRule {
        @Override
        public int[] size(int width, int height) {
            long lesser = Math.min(width, height);
            long greater = Math.max(width, height);
            // The product comes first and the quotient is cut off, as Python's int(a * b / c) does.
            long newLesser = shortest;
            long newGreater = (long) ((double) (shortest * greater) / lesser);
            if (longest > 0 && newGreater > longest) {
                newLesser = (long) ((double) (longest * newLesser) / newGreater);
                newGreater = longest;
            }
            newLesser = Math.max(1, newLesser);
            return width <= height
                    ? new int[] {Math.toIntExact(newLesser), Math.toIntExact(newGreater)}
                    : new int[] {Math.toIntExact(newGreater), Math.toIntExact(newLesser)};
        }
    }
}
