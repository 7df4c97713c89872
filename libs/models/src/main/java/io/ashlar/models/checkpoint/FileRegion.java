package io.ashlar.models.checkpoint;

import java.nio.file.Path;

/**
 * Where a tensor's bytes begin in a file.
 *
 * @param offset bytes from the file's start
 */
public record FileRegion(Path file, long offset) {}
