/** The tuned model as a package that transformers and Ashlar load alike, with its provenance. */
@NullMarked
package io.ashlar.models.training.packages;

import org.jspecify.annotations.NullMarked;
