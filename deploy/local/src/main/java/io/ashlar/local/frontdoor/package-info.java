/** One address for the REST of all services: each path goes to the service that owns it. */
@NullMarked
package io.ashlar.local.frontdoor;

import org.jspecify.annotations.NullMarked;
