/** The fine-tuning job: checks, data, a worker that trains, the package, its registration. */
@NullMarked
package io.ashlar.training.job;

import org.jspecify.annotations.NullMarked;
