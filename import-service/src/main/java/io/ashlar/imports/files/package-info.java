/**
 * Which files of a repository a model package needs, and what its configuration and card say, known before the
 * download.
 */
@NullMarked
package io.ashlar.imports.files;

import org.jspecify.annotations.NullMarked;
