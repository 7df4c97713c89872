@NullMarked
package io.ashlar.jobs.worker;

import org.jspecify.annotations.NullMarked;
