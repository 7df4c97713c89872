/** A service of the smallest kind: what the library's tests run. */
@NullMarked
package io.ashlar.jobs.app;

import org.jspecify.annotations.NullMarked;
