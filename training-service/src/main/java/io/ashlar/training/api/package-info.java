/** The OpenAPI document of this service. */
@NullMarked
package io.ashlar.training.api;

import org.jspecify.annotations.NullMarked;
