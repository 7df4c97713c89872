/** The layout that docs/architecture.md promises, held by rules over all modules' classes. */
@NullMarked
package io.ashlar.local.layout;

import org.jspecify.annotations.NullMarked;
