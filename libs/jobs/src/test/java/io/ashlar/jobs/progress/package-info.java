/** Tests of the package of the same name. */
@NullMarked
package io.ashlar.jobs.progress;

import org.jspecify.annotations.NullMarked;
