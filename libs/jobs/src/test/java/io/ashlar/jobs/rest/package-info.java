/** Tests of the package of the same name. */
@NullMarked
package io.ashlar.jobs.rest;

import org.jspecify.annotations.NullMarked;
