package io.ashlar.models.images;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/**
 * Decodes JPEG, PNG, GIF and WebP to RGB: the first frame, turned upright as EXIF says, other colours converted as
 * Pillow's {@code convert("RGB")} does (alpha is dropped). Any thread; what is hostile ends in a problem of the input.
 */
public final class ImageDecoder {
    private static final String FORMATS = "JPEG, PNG, GIF and WebP";

    private final ImageLimits limits;

    public ImageDecoder(ImageLimits limits) {
        this.limits = limits;
    }

    /** The picture in the file's bytes. */
    public RgbImage decode(byte[] file) {
        limits.checkBytes(file.length);
        ImageFormat format = ImageFormat.of(file)
                .orElseThrow(() -> invalid("Its " + file.length + " bytes are not a picture of a known format. "
                        + FORMATS + " are taken"));
        try {
            Container.check(file, format, limits);
            RgbImage image = read(file, format);
            return ExifOrientation.of(file, format).upright(image);
        } catch (ProblemException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Readers answer broken files with exceptions of many kinds; all of them mean the same to the caller.
            throw invalid("The " + format + " cannot be decoded: " + e.getMessage());
        }
    }

    private RgbImage read(byte[] file, ImageFormat format) throws IOException {
        ImageReader reader = reader(format);
        List<String> warnings = new ArrayList<>();
        try (EndingInput input = new EndingInput(file)) {
            boolean ignoreMetadata = format != ImageFormat.GIF;
            reader.setInput(input, true, ignoreMetadata);
            reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
            limits.checkSize(reader.getWidth(0), reader.getHeight(0));
            RgbImage image = FrameReader.read(reader, file, format);
            if (warnings.stream().anyMatch(ImageDecoder::tellsOfMissingData)) {
                throw invalid("The " + format + " ends too early: " + warnings.get(0));
            }
            return image;
        } finally {
            reader.dispose();
        }
    }

    private static boolean tellsOfMissingData(String warning) {
        String text = warning.toLowerCase(Locale.ROOT);
        return text.contains("premature") || text.contains("truncated") || text.contains("eof");
    }

    /** JDK's own readers, and one for WebP; made here, so that no other reader on the class path is ever asked. */
    private static ImageReader reader(ImageFormat format) throws IOException {
        return format == ImageFormat.WEBP
                ? new WebPImageReaderSpi().createReaderInstance(null)
                : ImageIO.getImageReadersByFormatName(format.name().toLowerCase(Locale.ROOT))
                        .next();
    }

    static ProblemException invalid(String reason) {
        return new ProblemException(
                ProblemCode.INPUT_INVALID, "The picture cannot be used. " + reason + ". Save it again and retry.");
    }
}
