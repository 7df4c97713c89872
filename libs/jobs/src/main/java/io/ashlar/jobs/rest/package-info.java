/** The REST API of jobs, the same for every kind. */
@NullMarked
package io.ashlar.jobs.rest;

import org.jspecify.annotations.NullMarked;
