/**
 * Asks an endpoint for predictions over gRPC, as any client would; a model version through an endpoint that is leased
 * to the job.
 */
@NullMarked
package io.ashlar.evaluation.predictions;

import org.jspecify.annotations.NullMarked;
