/** What the services' OpenAPI documents say of jobs. */
@NullMarked
package io.ashlar.jobs.openapi;

import org.jspecify.annotations.NullMarked;
