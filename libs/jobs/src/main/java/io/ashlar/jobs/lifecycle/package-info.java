/** The order in which a service's jobs begin and end: migrations, then loops; readiness in between. */
@NullMarked
package io.ashlar.jobs.lifecycle;

import org.jspecify.annotations.NullMarked;
