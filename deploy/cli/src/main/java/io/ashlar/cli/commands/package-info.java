/** One class a command. A command asks, follows and prints; it knows nothing that the services do not tell. */
@NullMarked
package io.ashlar.cli.commands;

import org.jspecify.annotations.NullMarked;
