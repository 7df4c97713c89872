package io.ashlar.imports.verify;

import io.ashlar.contracts.Task;
import io.ashlar.contracts.requests.ExpectedOutputs;
import org.jspecify.annotations.Nullable;

/**
 * What the worker is asked, as one line of JSON on its standard input.
 *
 * @param folder the package
 */
public record VerificationRequest(
        String folder, Task task, @Nullable ExpectedOutputs expected) {}
