/** How the command line talks to Ashlar: REST for management, gRPC for predictions, the same as any other client. */
@NullMarked
package io.ashlar.cli.api;

import org.jspecify.annotations.NullMarked;
