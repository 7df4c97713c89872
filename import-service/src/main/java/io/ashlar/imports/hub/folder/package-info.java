/** A folder of this machine as a place to import from: only below the roots that the configuration allows. */
@NullMarked
package io.ashlar.imports.hub.folder;

import org.jspecify.annotations.NullMarked;
