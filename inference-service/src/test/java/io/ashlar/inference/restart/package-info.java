/** Tests in which the service is a process that ends and comes back. */
@NullMarked
package io.ashlar.inference.restart;

import org.jspecify.annotations.NullMarked;
