/**
 * What a fine-tuning leaves for those that go on from it: its own next attempt, or another job by {@code resumeFrom}.
 */
@NullMarked
package io.ashlar.training.resume;

import org.jspecify.annotations.NullMarked;
