package io.ashlar.models.training.objectives;

/** What a classifier minimizes. */
public enum LossFunction {
    /** One label a row: cross-entropy of the softmax. */
    SINGLE_LABEL("single_label_classification"),
    /** Any number of labels a row: binary cross-entropy of each label's sigmoid, the mean over labels. */
    MULTI_LABEL("multi_label_classification"),
    /** A number, or several: the squared error, the mean over them. */
    REGRESSION("regression");

    private final String problemType;

    LossFunction(String problemType) {
        this.problemType = problemType;
    }

    /** The {@code problem_type} of a configuration. */
    public String problemType() {
        return problemType;
    }

    /** The sum over a batch of {@code outputs} and {@code labels} (rows, targets). */
    String expression(Criterion criterion) {
        switch (this) {
            case SINGLE_LABEL:
                return criterion.crossEntropy();
            case MULTI_LABEL:
                return "torch.binary_cross_entropy_with_logits(outputs, labels, None, None, 2)";
            default:
                return "torch.mse_loss(outputs, labels, 2)";
        }
    }
}
