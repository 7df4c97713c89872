/** What a package folder holds, told without running it; and the command line's way to that and to the replays. */
@NullMarked
package io.ashlar.models.inspection;

import org.jspecify.annotations.NullMarked;
