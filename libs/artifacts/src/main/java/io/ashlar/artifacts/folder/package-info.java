/**
 * The artifact store as a folder of one machine, shared by every service on it: written beside, flushed, then renamed,
 * so that a reader or a crash never meets half a file.
 */
@NullMarked
package io.ashlar.artifacts.folder;

import org.jspecify.annotations.NullMarked;
