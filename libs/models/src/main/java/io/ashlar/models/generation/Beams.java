package io.ashlar.models.generation;

/**
 * How wide the search is.
 *
 * @param count 1: no beams
 * @param groups beams that are kept apart from each other; 1: one group
 * @param diversityPenalty what a token loses for each earlier group that took it in the same step
 */
record Beams(int count, int groups, double diversityPenalty, double lengthPenalty, EarlyStopping earlyStopping) {
    private static final int MOST = 256;

    static Beams read(OptionFields fields) {
        Beams beams = new Beams(
                fields.integer("num_beams", 1, MOST, 1),
                fields.integer("num_beam_groups", 1, MOST, 1),
                fields.real("diversity_penalty", p -> p >= 0, "a number of at least 0", 0),
                fields.real("length_penalty", p -> Math.abs(p) <= 1000, "a number from -1000 to 1000", 1),
                fields.earlyStopping("early_stopping"));
        if (beams.groups > 1 && (beams.count == 1 || beams.count % beams.groups != 0)) {
            throw OptionFields.contradiction("num_beam_groups is " + beams.groups + " with num_beams " + beams.count
                    + ". It must divide num_beams, which must be above 1.");
        }
        if (beams.groups > 1 && beams.diversityPenalty == 0) {
            throw OptionFields.contradiction("num_beam_groups is " + beams.groups
                    + " with diversity_penalty 0: all groups would write the same. Give diversity_penalty above 0.");
        }
        return beams;
    }
}
