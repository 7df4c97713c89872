/** The evaluation job: checks, predictions, measures, results. */
@NullMarked
package io.ashlar.evaluation.job;

import org.jspecify.annotations.NullMarked;
