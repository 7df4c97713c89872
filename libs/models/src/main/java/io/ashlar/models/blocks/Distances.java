package io.ashlar.models.blocks;

/**
 * What all layers of an encoder know of the distances between tokens, as the method {@code shared} of a
 * {@link TextEncoder}.
 */
public final class Distances {
    private static final String INDENT = "  ";

    private Distances() {}

    /** Rows of a table of {@code 2 * positions - 1} distances, the farthest back first (BERT's relative keys). */
    public static String exact(long positions) {
        return distances("", INDENT + "return torch.add(distance, " + (positions - 1) + ")\n");
    }

    /**
     * Rows of DeBERTa's table: {@code span} distances each way, those beyond it taking the outermost row.
     *
     * @param buckets near distances of their own, farther ones in ever wider buckets; 0: all of their own
     * @param farthest the distance that the last bucket ends at
     * @param table the expression for the table, which layers get as the last tensor
     */
    static String spanned(long span, long buckets, long farthest, String table) {
        StringBuilder row = new StringBuilder();
        if (buckets > 0) {
            row.append(Script.resource("log_buckets")
                    .set("mid", buckets / 2)
                    .set("ratio", (double) (farthest - 1) / (buckets / 2))
                    .text());
        }
        row.append(INDENT)
                .append("return torch.clamp(torch.add(distance, ")
                .append(span)
                .append("), 0, ")
                .append(2 * span - 1)
                .append(")\n");
        return distances(INDENT + "found.append(" + table + ")\n", row.toString());
    }

    /** A learnt bias for each head and bucket of distances (MPNet's, after T5); {@code table} is its path. */
    public static String biases(String table) {
        return Script.resource("shared_buckets")
                .set("table", table)
                .set("log_span", Math.log(128.0 / 8))
                .text();
    }

    private static String distances(String more, String row) {
        return Script.resource("shared_distances")
                .set("more", more)
                .set("row", row)
                .text();
    }
}
