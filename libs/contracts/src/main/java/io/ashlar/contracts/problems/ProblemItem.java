package io.ashlar.contracts.problems;

/**
 * One of several problems that were found at once.
 *
 * @param detail names the value, the rule it breaks and what to do
 */
public record ProblemItem(ProblemCode code, String detail) {
    /** Its code and its detail, for a line of text. */
    @Override
    public String toString() {
        return "[" + code.wireName() + "] " + detail;
    }
}
