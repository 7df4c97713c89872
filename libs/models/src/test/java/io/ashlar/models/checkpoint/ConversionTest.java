package io.ashlar.models.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversionTest {
    /** Values that torch 2.7.1 gives for {@code torch.tensor(x).to(torch.bfloat16).view(torch.int16)}. */
    @ParameterizedTest
    @CsvSource({
        "1.0, 3f80", "-2.5, c020", "3.14159274, 4049", "1.00390625, 3f80", "1.01171875, 3f82", "1.00390637, 3f81",
        "3.4028235e38, 7f80", "1e-40, 0001", "-0.0, 8000", "Infinity, 7f80", "-Infinity, ff80", "NaN, 7fc0"
    })
    void shouldRoundToBrainFloatAsTorchDoes(float value, String bits) {
        assertThat(Conversion.floatToBrain(value) & 0xffff).isEqualTo(Integer.parseInt(bits, 16));
    }

    /** Values that torch 2.7.1 gives for {@code torch.tensor(bits, dtype=torch.int16).view(torch.float16).float()}. */
    @ParameterizedTest
    @CsvSource({
        "3c00, 1.0",
        "c100, -2.5",
        "0001, 5.9604645e-8",
        "03ff, 6.0975552e-5",
        "0400, 6.1035156e-5",
        "7bff, 65504.0",
        "8000, -0.0",
        "7c00, Infinity",
        "fc00, -Infinity",
        "7e00, NaN"
    })
    void shouldReadHalfPrecision(String bits, float value) {
        assertThat(Conversion.halfToFloat((short) Integer.parseInt(bits, 16))).isEqualByComparingTo(value);
    }

    @Test
    void shouldConvertATensorLongerThanOneChunk() throws IOException {
        int elements = 200_001;
        ByteBuffer bytes = ByteBuffer.allocate(elements * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < elements; i++) {
            bytes.putFloat(i % 128);
        }
        Tensor brain = Tensors.as(new ArrayTensor(DType.F32, List.of((long) elements), bytes.flip()), DType.BF16);
        int[] seen = new int[1];
        brain.stream(chunk -> seen[0] += chunk.remaining());

        float[] back = Tensors.toFloats(brain);

        assertThat(seen[0]).isEqualTo(elements * 2);
        assertThat(brain.bytes()).isEqualTo(elements * 2L);
        for (int i = 0; i < elements; i++) {
            assertThat(back[i]).isEqualTo(i % 128);
        }
    }

    @Test
    void shouldLeaveIntegersAsTheyAre() {
        ArrayTensor positions = new ArrayTensor(DType.I64, List.of(1L), ByteBuffer.allocate(8));

        assertThat(Tensors.as(positions, DType.F32)).isSameAs(positions);
    }
}
