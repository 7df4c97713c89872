/** Which programs a machine has, and where each listens. */
@NullMarked
package io.ashlar.local.services;

import org.jspecify.annotations.NullMarked;
