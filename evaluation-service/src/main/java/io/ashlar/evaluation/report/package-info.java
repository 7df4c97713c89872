/** The HTML page of an evaluation: self-contained, readable without Ashlar. */
@NullMarked
package io.ashlar.evaluation.report;

import org.jspecify.annotations.NullMarked;
