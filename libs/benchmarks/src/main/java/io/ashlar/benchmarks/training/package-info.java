/** Fine-tuning beside transformers: how long a step takes, and how good its result is. */
@NullMarked
package io.ashlar.benchmarks.training;

import org.jspecify.annotations.NullMarked;
