@NullMarked
package io.ashlar.evaluation.report;

import org.jspecify.annotations.NullMarked;
