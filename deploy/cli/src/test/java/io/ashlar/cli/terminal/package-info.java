@NullMarked
package io.ashlar.cli.terminal;

import org.jspecify.annotations.NullMarked;
