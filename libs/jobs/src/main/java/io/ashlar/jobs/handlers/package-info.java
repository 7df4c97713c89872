/** Which kinds of job this service owns. */
@NullMarked
package io.ashlar.jobs.handlers;

import org.jspecify.annotations.NullMarked;
