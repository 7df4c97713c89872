/**
 * Content-addressed files: what a service stores gets the name of its content, so it is stored once, never changes and
 * can be checked at any time. {@link io.ashlar.artifacts.ArtifactStore} is the port; adapters are subpackages.
 */
@NullMarked
package io.ashlar.artifacts;

import org.jspecify.annotations.NullMarked;
