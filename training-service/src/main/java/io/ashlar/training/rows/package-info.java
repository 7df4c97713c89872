/**
 * How each task reads the rows of a dataset: {@link io.ashlar.training.rows.RowReadings} lists the tasks, each is one
 * small class, and what is wrong is collected in {@link io.ashlar.training.rows.Findings}.
 */
@NullMarked
package io.ashlar.training.rows;

import org.jspecify.annotations.NullMarked;
