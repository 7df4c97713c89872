/** How fast a job goes and when it will be there, from what its handler counts. */
@NullMarked
package io.ashlar.jobs.progress;

import org.jspecify.annotations.NullMarked;
