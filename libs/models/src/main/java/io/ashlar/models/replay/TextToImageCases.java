package io.ashlar.models.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.models.diffusion.DiffusionReplay;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Cases of text-to-image: latents after every step and the picture, from recorded noise. */
final class TextToImageCases {
    private static final double TOLERANCE = 5e-4;

    private TextToImageCases() {}

    static List<ReplayGoldens.CaseResult> replay(Path folder, JsonNode golden) {
        return DiffusionReplay.replay(folder, golden).stream()
                .map(difference -> new ReplayGoldens.CaseResult(
                        difference.name(),
                        String.format(
                                Locale.ROOT,
                                "latents differ by %.1e, picture by %.1e",
                                difference.latents(),
                                difference.picture()),
                        difference.picture() <= TOLERANCE))
                .toList();
    }
}
