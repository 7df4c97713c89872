/**
 * The curated list: models of the Hub that Ashlar is known to run, with what their authors say of them, so that
 * somebody can choose one before anything was imported.
 */
@NullMarked
package io.ashlar.catalog.curated;

import org.jspecify.annotations.NullMarked;
