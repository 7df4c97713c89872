/** What a finished fine-tuning measured, in forms that other tools read. */
@NullMarked
package io.ashlar.training.export;

import org.jspecify.annotations.NullMarked;
