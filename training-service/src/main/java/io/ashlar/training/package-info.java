/** Fine-tuning jobs: package and dataset to package. */
@NullMarked
package io.ashlar.training;

import org.jspecify.annotations.NullMarked;
