/**
 * Endpoints and their deployments: PostgreSQL has what is wanted, this process has what is loaded. A change of state
 * and the event that tells of it are one transaction.
 */
@NullMarked
package io.ashlar.inference.endpoints;

import org.jspecify.annotations.NullMarked;
