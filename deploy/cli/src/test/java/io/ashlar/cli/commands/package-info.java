/** Tests of the package of the same name. */
@NullMarked
package io.ashlar.cli.commands;

import org.jspecify.annotations.NullMarked;
