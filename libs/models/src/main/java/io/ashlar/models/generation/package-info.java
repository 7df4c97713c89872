/**
 * Writing on from a prompt: the search (greedy, sampling, beams), the rules that reshape each token's scores, and
 * streaming. Plain Java over {@link io.ashlar.models.generation.StepModel}: nothing here knows an engine or an
 * architecture.
 */
@NullMarked
package io.ashlar.models.generation;

import org.jspecify.annotations.NullMarked;
