/** Tests of the package of the same name. */
@NullMarked
package io.ashlar.jobs.outbox;

import org.jspecify.annotations.NullMarked;
