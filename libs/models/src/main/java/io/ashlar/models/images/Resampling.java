package io.ashlar.models.images;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.util.Map;

/** Pillow's resampling filters, with its numbers in {@code preprocessor_config.json}. */
public enum Resampling {
    NEAREST(0, 0),
    LANCZOS(1, 3),
    BILINEAR(2, 1),
    BICUBIC(3, 2),
    BOX(4, 0.5),
    HAMMING(5, 1);

    private static final double BICUBIC_A = -0.5;
    private static final Map<String, Resampling> NAMES = Map.of(
            "nearest", NEAREST,
            "lanczos", LANCZOS,
            "bilinear", BILINEAR,
            "bicubic", BICUBIC,
            "box", BOX,
            "hamming", HAMMING);

    private final int code;
    private final double support;

    Resampling(int code, double support) {
        this.code = code;
        this.support = support;
    }

    /** The filter of Pillow's number. */
    public static Resampling of(int code) {
        for (Resampling filter : values()) {
            if (filter.code == code) {
                return filter;
            }
        }
        throw new ProblemException(
                ProblemCode.MODEL_FILE_MALFORMED,
                "preprocessor_config.json has resample " + code + ". Pillow's filters are numbered from 0 to 5.");
    }

    /** The filter of that name, as some processors write it. */
    static Resampling of(String name) {
        Resampling filter = NAMES.get(name.toLowerCase(java.util.Locale.ROOT));
        if (filter == null) {
            throw new ProblemException(
                    ProblemCode.MODEL_FILE_MALFORMED,
                    "preprocessor_config.json has resample or interpolation '" + name + "'. Known are " + NAMES.keySet()
                            + ".");
        }
        return filter;
    }

    /** How far from its centre the filter reaches, in pixels of the larger scale. */
    double support() {
        return support;
    }

    /** The filter's weight at distance {@code x} from its centre. */
    double weight(double x) {
        switch (this) {
            case BOX:
                return x > -0.5 && x <= 0.5 ? 1 : 0;
            case BILINEAR:
                return Math.max(0, 1 - Math.abs(x));
            case HAMMING:
                return hamming(Math.abs(x));
            case BICUBIC:
                return bicubic(Math.abs(x));
            case LANCZOS:
                return x >= -3 && x < 3 ? sinc(x) * sinc(x / 3) : 0;
            default:
                throw new IllegalStateException("The nearest pixel has no weights");
        }
    }

    private static double hamming(double x) {
        if (x == 0) {
            return 1;
        }
        double angle = x * Math.PI;
        return x >= 1 ? 0 : Math.sin(angle) / angle * (0.54 + 0.46 * Math.cos(angle));
    }

    private static double bicubic(double x) {
        if (x < 1) {
            return ((BICUBIC_A + 2) * x - (BICUBIC_A + 3)) * x * x + 1;
        }
        return x < 2 ? (((x - 5) * x + 8) * x - 4) * BICUBIC_A : 0;
    }

    private static double sinc(double x) {
        double angle = x * Math.PI;
        return x == 0 ? 1 : Math.sin(angle) / angle;
    }
}
