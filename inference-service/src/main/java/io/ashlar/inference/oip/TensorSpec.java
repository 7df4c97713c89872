package io.ashlar.inference.oip;

import java.util.Arrays;
import java.util.List;

/**
 * A tensor that an endpoint takes or gives.
 *
 * @param shape -1 where the size varies
 * @param optional an input that may be left out
 */
public record TensorSpec(String name, Datatype datatype, List<Long> shape, boolean optional) {
    static TensorSpec of(String name, Datatype datatype, long... shape) {
        return new TensorSpec(name, datatype, Arrays.stream(shape).boxed().toList(), false);
    }

    TensorSpec asOptional() {
        return new TensorSpec(name, datatype, shape, true);
    }
}
