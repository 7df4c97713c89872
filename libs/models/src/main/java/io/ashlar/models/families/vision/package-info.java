/** The families of vision models, one small file each. */
@NullMarked
package io.ashlar.models.families.vision;

import org.jspecify.annotations.NullMarked;
