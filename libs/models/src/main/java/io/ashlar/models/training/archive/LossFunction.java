package io.ashlar.models.training.archive;

/** What a text classifier minimizes; always the mean over a batch. */
public enum LossFunction {
    /** One label a row: cross-entropy of the softmax. */
    SINGLE_LABEL("single_label_classification"),
    /** Any number of labels a row: binary cross-entropy of each label's sigmoid. */
    MULTI_LABEL("multi_label_classification"),
    /** A number: the squared error. */
    REGRESSION("regression");

    private final String problemType;

    LossFunction(String problemType) {
        this.problemType = problemType;
    }

    /** The {@code problem_type} of a configuration. */
    public String problemType() {
        return problemType;
    }

    String script(boolean weighted, double labelSmoothing) {
        switch (this) {
            case SINGLE_LABEL:
                return "torch.cross_entropy_loss(logits, labels, " + (weighted ? "weights" : "None") + ", 1, -100, "
                        + labelSmoothing + ")";
            case MULTI_LABEL:
                return "torch.binary_cross_entropy_with_logits(logits, labels)";
            default:
                return "torch.mse_loss(logits, labels)";
        }
    }
}
