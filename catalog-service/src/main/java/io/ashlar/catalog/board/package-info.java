/**
 * The job board: one read model of every service's jobs, fed by their events, where the newer revision wins, and
 * rebuilt from the services' own lists when asked.
 */
@NullMarked
package io.ashlar.catalog.board;

import org.jspecify.annotations.NullMarked;
