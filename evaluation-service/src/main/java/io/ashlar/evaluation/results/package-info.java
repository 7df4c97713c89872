/** What an evaluation leaves, in PostgreSQL. */
@NullMarked
package io.ashlar.evaluation.results;

import org.jspecify.annotations.NullMarked;
