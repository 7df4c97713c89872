package io.ashlar.models.training.reports;

import java.util.List;

/**
 * What is about to be trained.
 *
 * @param resumedFrom the step after which it goes on; 0 where it begins
 * @param newWeights paths of the weights that the base does not have, drawn from the seed
 */
public record TrainingStart(
        long totalSteps, long resumedFrom, long parameters, long trainedParameters, List<String> newWeights) {
    public TrainingStart {
        newWeights = List.copyOf(newWeights);
    }
}
