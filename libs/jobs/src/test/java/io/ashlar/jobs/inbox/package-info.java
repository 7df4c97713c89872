/** Tests of the package of the same name. */
@NullMarked
package io.ashlar.jobs.inbox;

import org.jspecify.annotations.NullMarked;
