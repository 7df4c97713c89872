/**
 * Metrics of classification, with one label a row or any number of them. Names and definitions are scikit-learn's, in
 * its corner cases too; where there is no definition there (calibration error, first-index top-k), ours stands at the
 * method.
 */
@NullMarked
package io.ashlar.metrics.classification;

import org.jspecify.annotations.NullMarked;
