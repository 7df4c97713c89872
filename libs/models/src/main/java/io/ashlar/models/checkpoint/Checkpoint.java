package io.ashlar.models.checkpoint;

import java.util.Optional;
import java.util.Set;

/**
 * The weights of a package by their key, from one file or many. Any thread may read it; closing it ends its tensors.
 */
public interface Checkpoint extends AutoCloseable {
    Set<String> names();

    Optional<Tensor> find(String name);

    @Override
    void close();
}
