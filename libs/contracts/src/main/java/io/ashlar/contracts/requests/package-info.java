/** What starts a job, the same by REST and by command event. Constructors check what needs no look-up. */
@NullMarked
package io.ashlar.contracts.requests;

import org.jspecify.annotations.NullMarked;
