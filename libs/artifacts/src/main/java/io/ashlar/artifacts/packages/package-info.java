/**
 * A model package as an artifact: the canonical list of its files, whose digest is the package's digest, and the
 * folders that are built from it.
 */
@NullMarked
package io.ashlar.artifacts.packages;

import org.jspecify.annotations.NullMarked;
