/**
 * Contents into the artifact store: in parallel, from where an earlier attempt ended, checked by their hashes, each
 * once. What is half there lies in a staging folder under the name of what it will be, so any import of the same
 * content goes on with it.
 */
@NullMarked
package io.ashlar.imports.download;

import org.jspecify.annotations.NullMarked;
