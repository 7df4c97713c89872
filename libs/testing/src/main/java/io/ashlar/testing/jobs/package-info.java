/** Jobs of a service under test, by its REST interface. */
@NullMarked
package io.ashlar.testing.jobs;

import org.jspecify.annotations.NullMarked;
