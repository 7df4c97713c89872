/**
 * The architectures: one small file each, made of shared blocks whose paths are the checkpoint's keys, and the loader
 * that fits a checkpoint to them.
 */
@NullMarked
package io.ashlar.models.families;

import org.jspecify.annotations.NullMarked;
