package io.ashlar.inference.oip.grpc;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Texts as clients write them into raw contents. */
final class RawTexts {
    private RawTexts() {}

    static ByteString of(String... texts) {
        ByteString raw = ByteString.EMPTY;
        for (String text : texts) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            ByteBuffer length = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            raw = raw.concat(ByteString.copyFrom(length.putInt(utf8.length).flip()))
                    .concat(ByteString.copyFrom(utf8));
        }
        return raw;
    }
}
