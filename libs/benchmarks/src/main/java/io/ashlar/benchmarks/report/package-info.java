/** What a benchmark found, as a table for people and as JSON for programs. */
@NullMarked
package io.ashlar.benchmarks.report;

import org.jspecify.annotations.NullMarked;
