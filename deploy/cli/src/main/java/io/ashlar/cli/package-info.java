/** The ashlar command line. */
@NullMarked
package io.ashlar.cli;

import org.jspecify.annotations.NullMarked;
