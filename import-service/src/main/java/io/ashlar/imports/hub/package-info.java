/**
 * Where models come from, as a port: a repository is listed at a revision, then its files are opened one by one. What
 * the outside says is bounded and checked here, before anything is made of it.
 */
@NullMarked
package io.ashlar.imports.hub;

import org.jspecify.annotations.NullMarked;
