/** Tests of the page of supported models and of the cards' checks. */
@NullMarked
package io.ashlar.benchmarks.supported;

import org.jspecify.annotations.NullMarked;
