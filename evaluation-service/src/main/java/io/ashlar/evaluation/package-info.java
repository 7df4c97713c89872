/** Evaluation jobs: package or endpoint and dataset to metrics, charts, error table. */
@NullMarked
package io.ashlar.evaluation;

import org.jspecify.annotations.NullMarked;
