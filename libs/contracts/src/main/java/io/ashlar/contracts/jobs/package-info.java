/** What every service tells of its jobs: the same snapshot in REST answers and in events. */
@NullMarked
package io.ashlar.contracts.jobs;

import org.jspecify.annotations.NullMarked;
