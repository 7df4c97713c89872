/** The import job: validate, download, verify, register; and its dry run, which is the first step alone. */
@NullMarked
package io.ashlar.imports.job;

import org.jspecify.annotations.NullMarked;
