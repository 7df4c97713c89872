package io.ashlar.inference.oip;

import java.util.List;

/** A tensor of a request. Its elements are read later, on a worker. */
public record InputTensor(String name, String datatype, List<Long> shape, Texts elements) {
    /** The texts in it, checked. */
    List<String> texts() {
        if (!datatype.equals(Datatype.BYTES.name())) {
            throw Malformed.tensor(
                    name, "has the datatype '" + Malformed.shorten(datatype) + "', and must have BYTES.");
        }
        return elements.read(name, Shapes.texts(name, shape));
    }
}
