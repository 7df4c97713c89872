/** How a job comes to be: one way for REST, commands and retries, with the same checks. */
@NullMarked
package io.ashlar.jobs.submission;

import org.jspecify.annotations.NullMarked;
