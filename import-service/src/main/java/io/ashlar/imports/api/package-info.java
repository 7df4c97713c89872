/**
 * How the service's REST API is described: the jobs library serves it for every kind of job, and here it is imports.
 */
@NullMarked
package io.ashlar.imports.api;

import org.jspecify.annotations.NullMarked;
