/** Text encoders: a small file for each family, made of shared blocks. */
@NullMarked
package io.ashlar.models.families.encoders;

import org.jspecify.annotations.NullMarked;
