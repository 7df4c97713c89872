/**
 * The Hub over its own HTTP API: model info at a revision, and {@code resolve} with redirects, ranges and entity tags.
 * The token goes to the Hub's own host and to no other.
 */
@NullMarked
package io.ashlar.imports.hub.http;

import org.jspecify.annotations.NullMarked;
