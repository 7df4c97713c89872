package io.ashlar.models.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.generation.GeneratedSequence;
import io.ashlar.models.generation.GenerationDefaults;
import io.ashlar.models.generation.GenerationListener;
import io.ashlar.models.generation.GenerationOptions;
import io.ashlar.models.generation.GenerationRequest;
import io.ashlar.models.generation.Generator;
import io.ashlar.models.generation.StepModel;
import io.ashlar.models.tokenizers.TextTokenizer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A case with generated ids: what {@code generate()} gave for a padded batch, and the texts that the ids are.
 *
 * @param tokenizer none where the package has none that can be read: then ids alone are compared
 */
record GenerationCase(
        GoldenCase golden,
        GenerationDefaults defaults,
        @Nullable TextTokenizer tokenizer) {
    /** Parameters of a case that are about its tokens, not about generation. */
    private static final List<String> OTHERS = List.of("lang", "source_prefix", "target_texts");

    static boolean isOne(GoldenCase golden) {
        return golden.expected().path("generated_ids").isArray();
    }

    /** The folder's tokenizer; none where the folder has none. */
    static @Nullable TextTokenizer tokenizer(Path folder, long vocabulary) {
        try {
            return TextTokenizer.open(folder, vocabulary);
        } catch (ProblemException e) {
            if (e.code() == ProblemCode.MODEL_FILE_MISSING) {
                return null;
            }
            throw e;
        }
    }

    GenerationOptions options() {
        ObjectNode parameters =
                golden.parameters().isObject() ? golden.parameters().deepCopy() : Json.MAPPER.createObjectNode();
        parameters.remove(OTHERS);
        return defaults.asRecorded(parameters);
    }

    /** A decoder's case: rules see the batch's padding, as they do in transformers; the model does not. */
    ReplayGoldens.CaseResult ofDecoder(StepModel model) {
        GenerationOptions options = options();
        List<GenerationRequest> requests = new ArrayList<>();
        List<long[]> begins = new ArrayList<>();
        for (int i = 0; i < golden.json().path("input_ids").size(); i++) {
            long[] padded = longs(golden.json().path("input_ids").get(i));
            requests.add(new GenerationRequest(golden.givenEncodings().get(i).ids(), padded, padded, options));
            begins.add(padded);
        }
        return compare(model, requests, begins);
    }

    /** An encoder-decoder's case: the model has read the sources already. */
    ReplayGoldens.CaseResult ofEncoderDecoder(StepModel model) {
        GenerationOptions options = options();
        long[] start = {Objects.requireNonNull(options.startToken(), "no decoder_start_token_id")};
        List<GenerationRequest> requests = new ArrayList<>();
        List<long[]> begins = new ArrayList<>();
        for (JsonNode source : golden.json().path("input_ids")) {
            requests.add(GenerationRequest.ofSource(longs(source), start, options));
            begins.add(start);
        }
        return compare(model, requests, begins);
    }

    private ReplayGoldens.CaseResult compare(StepModel model, List<GenerationRequest> requests, List<long[]> begins) {
        List<List<GeneratedSequence>> together = generate(model, requests);
        String difference = ids(together, begins);
        if (difference.isEmpty()) {
            difference = texts(together, begins);
        }
        return new ReplayGoldens.CaseResult(
                golden.name(),
                String.format(
                        Locale.ROOT,
                        "%d rows, %s",
                        requests.size(),
                        difference.isEmpty()
                                ? (tokenizer == null ? "generated ids equal" : "generated ids and texts equal")
                                : difference),
                difference.isEmpty());
    }

    private List<List<GeneratedSequence>> generate(StepModel model, List<GenerationRequest> requests) {
        TextTokenizer texts = tokenizer;
        Generator generator = new Generator(model, texts == null ? null : tokens -> texts.decode(tokens, false));
        return generator.generate(requests, GenerationListener.NONE);
    }

    /** What differs in the ids; after an answer's end the batch is filled up. */
    private String ids(List<List<GeneratedSequence>> answers, List<long[]> begins) {
        JsonNode expected = golden.expected().path("generated_ids");
        GenerationOptions options = options();
        int row = 0;
        for (int i = 0; i < answers.size(); i++) {
            for (GeneratedSequence answer : answers.get(i)) {
                long[] ours = LongStream.concat(Arrays.stream(begins.get(i)), Arrays.stream(answer.tokens()))
                        .toArray();
                long[] theirs = longs(expected.path(row++));
                int at = Arrays.mismatch(ours, theirs);
                boolean isFilled = at == ours.length
                        && Arrays.stream(theirs, at, theirs.length)
                                .allMatch(id -> Objects.equals(id, options.paddingToken())
                                        || options.endTokens().contains(id));
                if (at >= 0 && !isFilled) {
                    return String.format(
                            Locale.ROOT,
                            "answer %d differs at %d: %s instead of %s",
                            row - 1,
                            at,
                            at < ours.length ? ours[at] : "its end",
                            at < theirs.length ? theirs[at] : "its end");
                }
            }
        }
        return row == expected.size() ? "" : row + " answers instead of " + expected.size();
    }

    private String texts(List<List<GeneratedSequence>> answers, List<long[]> begins) {
        int row = 0;
        for (int i = 0; i < answers.size(); i++) {
            for (GeneratedSequence answer : answers.get(i)) {
                long[] all = LongStream.concat(Arrays.stream(begins.get(i)), Arrays.stream(answer.tokens()))
                        .toArray();
                String difference = different("new_text", row, answer.tokens(), true)
                        + different("full_text", row, all, true)
                        + different("text", row, all, true);
                if (!difference.isEmpty()) {
                    return difference;
                }
                row++;
            }
        }
        return "";
    }

    private String different(String name, int row, long[] tokens, boolean skipSpecial) {
        JsonNode expected = golden.expected().path(name).path(row);
        if (tokenizer == null || !expected.isTextual()) {
            return "";
        }
        String ours = tokenizer.decode(tokens, skipSpecial);
        return ours.equals(expected.textValue())
                ? ""
                : name + " " + row + " is '" + ours + "' instead of '" + expected.textValue() + "'";
    }

    private static long[] longs(JsonNode row) {
        long[] ids = new long[row.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = row.get(i).asLong();
        }
        return ids;
    }
}
