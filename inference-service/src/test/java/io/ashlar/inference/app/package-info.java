/** What the integration tests of this service share: a catalog of tiny models, and a started service. */
@NullMarked
package io.ashlar.inference.app;

import org.jspecify.annotations.NullMarked;
