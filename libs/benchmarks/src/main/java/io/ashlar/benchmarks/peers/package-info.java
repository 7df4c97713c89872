/** Other people's libraries, each in a Python process that stays up and answers JSON lines. */
@NullMarked
package io.ashlar.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
