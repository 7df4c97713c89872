/** What only tests need: the test resource, tiny models, clients. */
@NullMarked
package io.ashlar.testing;

import org.jspecify.annotations.NullMarked;
