/** The process that trains: its request, what it says, its main. */
@NullMarked
package io.ashlar.training.worker;

import org.jspecify.annotations.NullMarked;
