package io.ashlar.inference.oip;

import com.google.protobuf.ByteString;
import java.util.List;

/** A tensor of a request. Its elements are read later, on a worker. */
public record InputTensor(String name, String datatype, List<Long> shape, Texts elements) {
    /** The elements as they came, checked. */
    List<ByteString> bytes() {
        requireBytes();
        return elements.bytes(name, Shapes.texts(name, shape));
    }

    /** The texts in it, checked. */
    List<String> texts() {
        requireBytes();
        return elements.read(name, Shapes.texts(name, shape));
    }

    private void requireBytes() {
        if (!datatype.equals(Datatype.BYTES.name())) {
            throw Malformed.tensor(
                    name, "has the datatype '" + Malformed.shorten(datatype) + "', and must have BYTES.");
        }
    }
}
