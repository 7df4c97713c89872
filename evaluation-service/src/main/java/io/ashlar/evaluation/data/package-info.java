/** The rows that a model is measured on. */
@NullMarked
package io.ashlar.evaluation.data;

import org.jspecify.annotations.NullMarked;
