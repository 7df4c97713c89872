package io.ashlar.embedded.minilm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class ProtobufFieldsTest {
    @Test
    void shouldReadNumbersTextAndSkipFixedFields() {
        // 1: varint 300; 2: fixed64; 3: "ab"; 4: fixed32
        ProtobufFields fields =
                fields(0x08, 0xac, 0x02, 0x11, 0, 0, 0, 0, 0, 0, 0, 0, 0x1a, 2, 'a', 'b', 0x25, 0, 0, 0, 0);
        assertThat(fields.next()).isTrue();
        assertThat(fields.value()).isEqualTo(300);
        assertThat(fields.next()).isTrue();
        assertThat(fields.next()).isTrue();
        assertThat(fields.number()).isEqualTo(3);
        assertThat(fields.text()).isEqualTo("ab");
        assertThat(fields.next()).isTrue();
        assertThat(fields.next()).isFalse();
    }

    @Test
    void shouldRejectALengthBeyondTheMessage() {
        assertThatThrownBy(() -> fields(0x1a, 5, 'a').next()).hasMessageContaining("claims 5 bytes");
        assertThatThrownBy(() -> fields(0x1a, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1)
                        .next())
                .hasMessageContaining("claims -1 bytes");
    }

    @Test
    void shouldRejectAMessageThatEndsWithinANumber() {
        assertThatThrownBy(() -> fields(0x08, 0x80).next()).hasMessageContaining("ends within");
        assertThatThrownBy(() -> fields(0x08, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 1)
                        .next())
                .hasMessageContaining("more than 10");
    }

    @Test
    void shouldRejectAWireTypeThatProtobufDoesNotHave() {
        assertThatThrownBy(() -> fields(0x0f).next()).hasMessageContaining("wire type 7");
    }

    private static ProtobufFields fields(int... bytes) {
        ByteBuffer buffer = ByteBuffer.allocate(bytes.length);
        for (int value : bytes) {
            buffer.put((byte) value);
        }
        return new ProtobufFields(buffer.flip());
    }
}
