/** What the command line can do to this machine: start, stop, status, benchmark, demo. */
@NullMarked
package io.ashlar.local.commands;

import org.jspecify.annotations.NullMarked;
