/** What whoever runs the service can set, and the parts that follow from it. */
@NullMarked
package io.ashlar.imports.settings;

import org.jspecify.annotations.NullMarked;
