/** The wire form of every contract, pinned by files: a change of contract shows as a change of a file. */
@NullMarked
package io.ashlar.contracts.golden;

import org.jspecify.annotations.NullMarked;
