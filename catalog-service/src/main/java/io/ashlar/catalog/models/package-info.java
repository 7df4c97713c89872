/**
 * Models: offered by jobs, registered under versions that never change, deleted when nothing uses them. The files are
 * in the artifact store; the database has what is searched and the answers that were given.
 */
@NullMarked
package io.ashlar.catalog.models;

import org.jspecify.annotations.NullMarked;
