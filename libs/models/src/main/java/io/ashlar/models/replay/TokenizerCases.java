package io.ashlar.models.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.TextInput;
import io.ashlar.models.tokenizers.Encoding;
import io.ashlar.models.tokenizers.TextTokenizer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** A tokenizer with expected ids, offsets, tokens and texts: a line for every kind of question and what differs. */
final class TokenizerCases {
    private static final List<String> ACCEPTED =
            List.of("ids", "ids_sentencepiece_lib", "ids_transformers5_AutoTokenizer");

    private final TextTokenizer tokenizer;
    private final JsonNode golden;

    private TokenizerCases(TextTokenizer tokenizer, JsonNode golden) {
        this.tokenizer = tokenizer;
        this.golden = golden;
    }

    /** Whether the document is of this form. */
    static boolean isTokenizer(JsonNode golden) {
        return golden.has("tokenizer_class") && golden.path("cases").isArray();
    }

    static List<ReplayGoldens.CaseResult> replay(Path folder, JsonNode golden) {
        try (TextTokenizer tokenizer = TextTokenizer.open(folder, Integer.MAX_VALUE)) {
            return new TokenizerCases(tokenizer, golden).results();
        }
    }

    private List<ReplayGoldens.CaseResult> results() {
        List<ReplayGoldens.CaseResult> results = new ArrayList<>();
        JsonNode cases = golden.path("cases");
        for (int i = 0; i < cases.size(); i++) {
            String differs = text(cases.get(i));
            results.add(result("text " + i, cases.get(i).path("text").toString(), differs));
        }
        JsonNode pairs = golden.path("pairs");
        for (int i = 0; i < pairs.size(); i++) {
            results.add(result("pair " + i, pairs.get(i).path("text").toString(), pair(pairs.get(i))));
        }
        JsonNode truncated = golden.path("truncation");
        for (int i = 0; i < truncated.size(); i++) {
            String name = truncated.get(i).path("parameters").toString();
            results.add(result("truncation " + i, name, truncation(truncated.get(i))));
        }
        if (golden.path("batch").has("input_ids")) {
            results.add(result("batch", "padded", batch(golden.path("batch"))));
        }
        return results;
    }

    private static ReplayGoldens.CaseResult result(String name, String what, String differs) {
        String shown = what.length() > 60 ? what.substring(0, 60) + "…" : what;
        return new ReplayGoldens.CaseResult(name, shown + (differs.isEmpty() ? "" : " " + differs), differs.isEmpty());
    }

    private String text(JsonNode expected) {
        Encoding encoding = tokenizer.encode(TextInput.of(expected.path("text").asText()));
        if (ACCEPTED.stream().noneMatch(field -> equal(encoding, expected.path(field)))) {
            return "ids are " + encoding + " instead of " + expected.path("ids");
        }
        boolean preferred = equal(encoding, expected.path("ids"));
        long[] ids = numbers(expected.path("ids"));
        List<String> differs = new ArrayList<>();
        if (preferred && expected.has("offsets") && !equalOffsets(encoding, expected.path("offsets"))) {
            differs.add("offsets " + offsets(encoding) + " instead of " + expected.path("offsets"));
        }
        List<String> tokens = LongStream.of(ids).mapToObj(tokenizer::token).toList();
        if (!tokens.equals(texts(expected.path("tokens")))) {
            differs.add("tokens " + tokens + " instead of " + expected.path("tokens"));
        }
        Encoding bare = tokenizer.encodeWithoutSpecial(expected.path("text").asText());
        if (preferred && !equal(bare, expected.path("ids_without_special"))) {
            differs.add("without special tokens " + bare + " instead of " + expected.path("ids_without_special"));
        }
        for (boolean skip : new boolean[] {false, true}) {
            JsonNode text = expected.path(skip ? "decoded_skip_special" : "decoded");
            String decoded = tokenizer.decode(ids, skip);
            if (!text.isMissingNode() && !decoded.equals(text.asText())) {
                differs.add("decoded '" + decoded + "' instead of " + text);
            }
        }
        return String.join("; ", differs);
    }

    private String pair(JsonNode expected) {
        Encoding encoding = tokenizer.encode(new TextInput(
                expected.path("text").asText(), expected.path("text_pair").asText()));
        if (!equal(encoding, expected.path("ids"))) {
            return "ids are " + encoding + " instead of " + expected.path("ids");
        }
        return types(encoding, expected.path("token_type_ids"));
    }

    private static String types(Encoding encoding, JsonNode expected) {
        boolean equal = expected.isMissingNode()
                || IntStream.range(0, encoding.tokenCount())
                        .allMatch(i -> encoding.type(i) == expected.path(i).asLong(-1));
        return equal ? "" : "token types differ from " + expected;
    }

    /** A refusal is right where the reference fails, or gives more tokens than it was asked for. */
    private String truncation(JsonNode expected) {
        JsonNode parameters = expected.path("parameters");
        TextInput input = expected.has("text_pair")
                ? new TextInput(
                        expected.path("text").asText(),
                        expected.path("text_pair").asText())
                : TextInput.of(expected.path("text").asText());
        int most = parameters.path("max_length").asInt();
        String strategy = parameters.path("truncation").asText();
        try {
            List<Encoding> ours = parameters.has("stride")
                    ? tokenizer.windows(
                            input, 0, most, parameters.path("stride").asInt())
                    : List.of(
                            strategy.equals("only_first") || strategy.equals("only_second")
                                    ? tokenizer.encode(input, strategy.equals("only_first") ? 0 : 1, most)
                                    : tokenizer.encode(input, most));
            if (expected.has("error")) {
                return "gives " + ours + " instead of an error";
            }
            JsonNode theirs = expected.path("ids");
            boolean several = theirs.path(0).isArray();
            for (int i = 0; i < (several ? theirs.size() : 1); i++) {
                JsonNode row = several ? theirs.get(i) : theirs;
                if (i >= ours.size() || !equal(ours.get(i), row)) {
                    return "ids are " + ours + " instead of " + theirs;
                }
            }
            return several && ours.size() != theirs.size() ? ours.size() + " windows" : "";
        } catch (ProblemException e) {
            boolean gaveUp = expected.has("error") || expected.path("ids").size() > most;
            return gaveUp ? "" : e.detail();
        }
    }

    private String batch(JsonNode expected) {
        for (int row = 0; row < expected.path("texts").size(); row++) {
            Encoding encoding = tokenizer.encode(
                    TextInput.of(expected.path("texts").get(row).asText()));
            long[] theirs = numbers(expected.path("input_ids").get(row));
            boolean left = golden.path("padding_side").asText().equals("left");
            int begin = left ? theirs.length - encoding.tokenCount() : 0;
            long pad = tokenizer.padId().orElse(theirs[left ? 0 : theirs.length - 1]);
            long[] ours = LongStream.generate(() -> pad).limit(theirs.length).toArray();
            if (begin >= 0 && begin + encoding.tokenCount() <= theirs.length) {
                System.arraycopy(encoding.ids(), 0, ours, begin, encoding.tokenCount());
            }
            if (!java.util.Arrays.equals(ours, theirs)) {
                return "row " + row + " is " + java.util.Arrays.toString(ours) + " instead of "
                        + expected.path("input_ids").get(row);
            }
        }
        return "";
    }

    private static boolean equal(Encoding encoding, JsonNode ids) {
        return ids.isArray() && java.util.Arrays.equals(encoding.ids(), numbers(ids));
    }

    private static boolean equalOffsets(Encoding encoding, JsonNode offsets) {
        return IntStream.range(0, encoding.tokenCount())
                .allMatch(i -> encoding.begin(i) == offsets.path(i).path(0).asInt(-1)
                        && encoding.end(i) == offsets.path(i).path(1).asInt(-1));
    }

    private static String offsets(Encoding encoding) {
        return IntStream.range(0, encoding.tokenCount())
                .mapToObj(i -> "[" + encoding.begin(i) + "," + encoding.end(i) + "]")
                .toList()
                .toString();
    }

    private static long[] numbers(JsonNode array) {
        long[] numbers = new long[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.get(i).asLong();
        }
        return numbers;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
