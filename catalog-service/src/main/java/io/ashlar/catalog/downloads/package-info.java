/** Files of the artifact store as HTTP answers: streamed, whole or one range, never held in memory. */
@NullMarked
package io.ashlar.catalog.downloads;

import org.jspecify.annotations.NullMarked;
