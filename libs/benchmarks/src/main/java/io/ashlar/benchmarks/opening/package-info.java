/** How long opening a package takes, and how much memory, in processes of their own beside {@code from_pretrained}. */
@NullMarked
package io.ashlar.benchmarks.opening;

import org.jspecify.annotations.NullMarked;
