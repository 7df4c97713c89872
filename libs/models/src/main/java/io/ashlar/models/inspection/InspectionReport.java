package io.ashlar.models.inspection;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.Precision;
import io.ashlar.models.chat.ChatTemplate;
import io.ashlar.models.diffusion.PipelineParts;
import io.ashlar.models.tokenizers.TextTokenizer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** An inspection as lines for people. */
final class InspectionReport {
    private static final double MIB = 1024.0 * 1024.0;

    private InspectionReport() {}

    static List<String> lines(Path folder) {
        PackageInspection inspection = PackageInspection.of(folder);
        List<String> lines = new ArrayList<>();
        lines.add("family      " + inspection.modelType() + " " + inspection.architectures());
        lines.add(String.format(Locale.ROOT, "parameters  %,d", inspection.parameters()));
        inspection.parts().forEach((part, count) -> lines.add(String.format(Locale.ROOT, "  %,15d  %s", count, part)));
        boolean pipeline = PipelineParts.isPipeline(folder);
        lines.add("tokenizer   " + tokenizer(pipeline ? folder.resolve("tokenizer") : folder));
        lines.add("chat        " + chat(folder));
        lines.add("tasks");
        inspection
                .tasks()
                .forEach((task, fit) -> lines.add("  " + task + ": " + (fit.isEmpty() ? "every weight fits" : fit)));
        lines.add(String.format(Locale.ROOT, "memory      %.1f MiB as stored", inspection.stored() / MIB));
        for (Precision precision : new TreeSet<>(inspection.precisions())) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-5s %.1f MiB of weights",
                    precision.wireName(),
                    inspection.bytes(precision) / MIB));
        }
        return lines;
    }

    private static String tokenizer(Path folder) {
        try (TextTokenizer tokenizer = TextTokenizer.open(folder, Integer.MAX_VALUE)) {
            List<String> special = new ArrayList<>();
            for (String field : List.of("bos_token", "eos_token", "pad_token", "unk_token", "mask_token")) {
                tokenizer.specialToken(field).ifPresent(text -> special.add(field + " " + text));
            }
            String most = tokenizer
                    .maxTokens()
                    .map(tokens -> tokens + " tokens at most, ")
                    .orElse("");
            return "opens; " + most + String.join(", ", special);
        } catch (ProblemException e) {
            return e.code() == ProblemCode.MODEL_FILE_MISSING
                    ? "none"
                    : e.code().wireName() + ": " + e.detail();
        }
    }

    private static String chat(Path folder) {
        try {
            return ChatTemplate.read(folder, Clock.systemDefaultZone()).isPresent() ? "has a template" : "no template";
        } catch (ProblemException e) {
            return e.code().wireName() + ": " + e.detail();
        }
    }
}
