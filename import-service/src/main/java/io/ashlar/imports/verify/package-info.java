/**
 * Proves that a package is what it says: every weight loaded, one forward, and the expected outputs where the user
 * gives some. In a process of its own, because a native library that meets a hostile file may take its process down.
 */
@NullMarked
package io.ashlar.imports.verify;

import org.jspecify.annotations.NullMarked;
