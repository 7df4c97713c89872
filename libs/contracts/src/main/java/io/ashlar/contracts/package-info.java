/** What crosses a process: .proto files, event records, ids, problem codes. */
@NullMarked
package io.ashlar.contracts;

import org.jspecify.annotations.NullMarked;
