/** What is in a dataset: read once from end to end in bounded memory, so a file that has a profile has no bad row. */
@NullMarked
package io.ashlar.datasets.profile;

import org.jspecify.annotations.NullMarked;
