/**
 * Checkpoints that torch saved as pickles, zipped or in the older form. A pickle is a program; here it is read by an
 * allow-list of operations and names that can only describe tensors, so nothing in a file is ever run.
 */
@NullMarked
package io.ashlar.models.checkpoint.pickles;

import org.jspecify.annotations.NullMarked;
