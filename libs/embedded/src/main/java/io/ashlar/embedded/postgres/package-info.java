/**
 * A real PostgreSQL of one machine: its binaries come from Maven artifacts, its data outlives restarts and kills, it
 * listens on the loopback address only.
 */
@NullMarked
package io.ashlar.embedded.postgres;

import org.jspecify.annotations.NullMarked;
