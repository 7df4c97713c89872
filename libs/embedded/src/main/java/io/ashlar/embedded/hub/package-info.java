/**
 * A small Hub: a real HTTP server that shows folders as model repositories, by the routes and headers of the Hugging
 * Face Hub. The demo imports from it where no other Hub is reached; tests let it fail in the ways that a network does.
 */
@NullMarked
package io.ashlar.embedded.hub;

import org.jspecify.annotations.NullMarked;
