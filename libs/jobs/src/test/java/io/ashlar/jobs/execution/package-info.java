/** Tests of the package of the same name. */
@NullMarked
package io.ashlar.jobs.execution;

import org.jspecify.annotations.NullMarked;
