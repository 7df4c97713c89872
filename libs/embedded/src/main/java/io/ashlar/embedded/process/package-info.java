/**
 * Servers as processes of their own: unpacked once for all, started, watched until they answer, stopped or killed, and
 * found again after the program that started them is gone.
 */
@NullMarked
package io.ashlar.embedded.process;

import org.jspecify.annotations.NullMarked;
