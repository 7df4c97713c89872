/** Which column plays which role for a task, checked against the dataset before anything is computed. */
@NullMarked
package io.ashlar.datasets.columns;

import org.jspecify.annotations.NullMarked;
