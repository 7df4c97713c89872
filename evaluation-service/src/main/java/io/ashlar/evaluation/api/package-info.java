/** The OpenAPI document of this service. */
@NullMarked
package io.ashlar.evaluation.api;

import org.jspecify.annotations.NullMarked;
