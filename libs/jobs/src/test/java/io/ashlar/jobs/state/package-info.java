/** Tests of the package of the same name. */
@NullMarked
package io.ashlar.jobs.state;

import org.jspecify.annotations.NullMarked;
