package io.ashlar.metrics.rouge;

/** What is compared: words, pairs of words, the longest common subsequence of the texts, or of their lines. */
public enum RougeKind {
    ROUGE_1("rouge1"),
    ROUGE_2("rouge2"),
    ROUGE_L("rougeL"),
    ROUGE_L_SUM("rougeLsum");

    private final String wireName;

    RougeKind(String wireName) {
        this.wireName = wireName;
    }

    /** As everyone writes it. */
    public String wireName() {
        return wireName;
    }
}
