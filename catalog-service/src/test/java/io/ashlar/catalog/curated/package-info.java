/** Tests of the curated cards. */
@NullMarked
package io.ashlar.catalog.curated;

import org.jspecify.annotations.NullMarked;
