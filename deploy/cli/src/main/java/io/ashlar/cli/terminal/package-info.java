/** What a person sees: tables, progress bars on a terminal, plain lines in a pipe. */
@NullMarked
package io.ashlar.cli.terminal;

import org.jspecify.annotations.NullMarked;
