/** What a training says about itself: steps, points of the loss curve, evaluations. */
@NullMarked
package io.ashlar.models.training.reports;

import org.jspecify.annotations.NullMarked;
