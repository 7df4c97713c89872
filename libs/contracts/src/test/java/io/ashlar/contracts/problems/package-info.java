@NullMarked
package io.ashlar.contracts.problems;

import org.jspecify.annotations.NullMarked;
