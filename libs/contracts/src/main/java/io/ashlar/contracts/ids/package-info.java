/** Names and ids that cross a process, each checked where it is made. */
@NullMarked
package io.ashlar.contracts.ids;

import org.jspecify.annotations.NullMarked;
