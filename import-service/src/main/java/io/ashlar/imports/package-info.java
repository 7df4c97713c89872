/** Import jobs: the Hub or a folder to a verified model package. */
@NullMarked
package io.ashlar.imports;

import org.jspecify.annotations.NullMarked;
