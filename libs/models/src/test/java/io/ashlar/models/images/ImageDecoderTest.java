package io.ashlar.models.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.VisionFixtures;
import io.ashlar.models.checkpoint.Checkpoint;
import io.ashlar.models.checkpoint.SafetensorsFile;
import io.ashlar.models.checkpoint.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecoderTest {
    private static final Path PICTURES = VisionFixtures.vision("pictures");

    private final ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "turned-1.jpg", "turned-2.jpg", "turned-3.jpg", "turned-4.jpg", "turned-5.jpg", "turned-6.jpg",
                "turned-7.jpg", "turned-8.jpg", "turned.png", "turned.webp", "plain.png", "interlaced-like.png",
                "subsampled.jpg", "progressive.jpg", "grey.jpg", "grey.png", "bits.png", "alpha.png",
                "grey-alpha.png", "palette.png", "palette.gif", "cmyk.jpg", "wide-grey.png", "lossless.webp"
            })
    void shouldDecodeAsPillowDoes(String file) throws IOException {
        RgbImage image = decoder.decode(Files.readAllBytes(PICTURES.resolve(file)));

        try (Checkpoint expected = SafetensorsFile.open(PICTURES.resolve("expected.safetensors"))) {
            Tensor pixels = expected.find(file).orElseThrow();
            assertThat(pixels.shape()).containsExactly((long) image.height(), (long) image.width(), 3L);
            assertThat(image.pixels()).containsExactly(bytes(pixels));
        }
    }

    @ParameterizedTest
    @CsvSource({"0,NEAREST", "1,LANCZOS", "2,BILINEAR", "3,BICUBIC", "4,BOX", "5,HAMMING"})
    void shouldResizeAsPillowDoes(int code, Resampling filter) throws IOException {
        RgbImage image = decoder.decode(Files.readAllBytes(PICTURES.resolve("plain.png")));

        assertThat(Resampling.of(code)).isEqualTo(filter);
        try (Checkpoint expected = SafetensorsFile.open(PICTURES.resolve("expected.safetensors"))) {
            for (int[] size : new int[][] {{9, 31}, {50, 8}, {23, 5}, {11, 17}}) {
                Tensor pixels = expected.find("resized-" + code + "-" + size[0] + "x" + size[1])
                        .orElseThrow();
                assertThat(Resizer.resize(image, size[0], size[1], filter).pixels())
                        .containsExactly(bytes(pixels));
            }
        }
    }

    @Test
    void shouldTellFormatsByContentAndNotByName() {
        assertRefused("this is a text, whatever its name ends with".getBytes(StandardCharsets.UTF_8), "JPEG, PNG");
        assertRefused(new byte[0], "0 bytes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"plain.png", "subsampled.jpg", "progressive.jpg", "palette.gif", "lossless.webp", "cmyk.jpg"})
    void shouldRefuseTruncatedFiles(String file) throws IOException {
        byte[] whole = Files.readAllBytes(PICTURES.resolve(file));

        for (int length : new int[] {3, 12, 25, whole.length / 2}) {
            assertThatThrownBy(() -> decoder.decode(Arrays.copyOf(whole, length)))
                    .as("%s cut to %d bytes", file, length)
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem -> assertThat(problem.code()).isEqualTo(ProblemCode.INPUT_INVALID));
        }
    }

    @Test
    void shouldRefuseABombByItsHeader() throws IOException {
        byte[] bomb = png(60_000, 60_000);

        assertThat(bomb).hasSizeLessThan(10_000);
        assertThatThrownBy(() -> decoder.decode(bomb)).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.INPUT_TOO_LONG);
            assertThat(problem.detail()).contains("60000 x 60000");
        });
    }

    @Test
    void shouldRefuseAGifCanvasAndAWebpFrameThatAreTooLarge() throws IOException {
        byte[] gif = Files.readAllBytes(PICTURES.resolve("palette.gif"));
        ByteBuffer.wrap(gif)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(6, (short) 0xffff)
                .putShort(8, (short) 0xffff);
        byte[] webp = Files.readAllBytes(PICTURES.resolve("lossless.webp"));
        int frame = new String(webp, StandardCharsets.ISO_8859_1).indexOf("VP8L") + 9;
        ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN).putInt(frame, 0x0fffffff);

        assertThatThrownBy(() -> decoder.decode(gif)).hasMessageContaining("65535 x 65535");
        assertThatThrownBy(() -> decoder.decode(webp)).hasMessageContaining("16384 x 16384");
    }

    @Test
    void shouldRefuseMoreBytesThanAllowed() {
        ImageDecoder strict = new ImageDecoder(new ImageLimits(10, 100));

        assertThatThrownBy(() -> strict.decode(new byte[11])).hasMessageContaining("11 bytes");
    }

    @Test
    void shouldRefuseEndlessScans() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(Files.readAllBytes(PICTURES.resolve("progressive.jpg")));
        for (int i = 0; i < 300; i++) {
            file.write(0xff);
            file.write(0xda);
        }

        assertRefused(file.toByteArray(), "scans");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain.png", "turned-6.jpg", "palette.gif", "turned.webp", "cmyk.jpg", "palette.png"})
    void shouldAnswerAnyDamageWithAProblemOrAPicture(String file) throws IOException {
        byte[] whole = Files.readAllBytes(PICTURES.resolve(file));
        Random random = new Random(file.hashCode());
        for (int round = 0; round < 150; round++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i <= round % 7; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                RgbImage image = decoder.decode(damaged);
                assertThat((long) image.width() * image.height()).isLessThanOrEqualTo(ImageLimits.DEFAULT.maxPixels());
            } catch (ProblemException e) {
                assertThat(e.code()).isIn(ProblemCode.INPUT_INVALID, ProblemCode.INPUT_TOO_LONG);
            }
        }
    }

    private void assertRefused(byte[] file, String message) {
        assertThatThrownBy(() -> decoder.decode(file)).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.INPUT_INVALID);
            assertThat(problem.detail()).contains(message);
        });
    }

    private static byte[] bytes(Tensor tensor) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(tensor.bytes()));
        tensor.stream(bytes::put);
        return bytes.array();
    }

    /** A PNG whose header says this size, with a little of its compressed zeros. */
    private static byte[] png(int width, int height) {
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        header.put((byte) 8).put((byte) 2);
        Deflater deflater = new Deflater();
        deflater.setInput(new byte[1 << 20]);
        deflater.finish();
        byte[] zeros = new byte[4096];
        int length = deflater.deflate(zeros);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        chunk(file, "IHDR", header.array());
        chunk(file, "IDAT", Arrays.copyOf(zeros, length));
        chunk(file, "IEND", new byte[0]);
        return file.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream file, String name, byte[] content) {
        byte[] type = name.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(type);
        crc.update(content);
        file.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        file.writeBytes(type);
        file.writeBytes(content);
        file.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
