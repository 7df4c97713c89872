/** What a search over recipes keeps, shows and ends with; its trials are run by the job. */
@NullMarked
package io.ashlar.training.sweep;

import org.jspecify.annotations.NullMarked;
