/** Tests of problem documents. */
@NullMarked
package io.ashlar.jobs.problems;

import org.jspecify.annotations.NullMarked;
