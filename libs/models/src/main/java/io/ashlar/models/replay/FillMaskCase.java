package io.ashlar.models.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.models.MaskLogits;
import io.ashlar.models.running.TextRunner;
import io.ashlar.models.tasks.FillMask;
import io.ashlar.models.tokenizers.Encoding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Tokens for masks: the expected answers are one list a mask, of all texts. */
record FillMaskCase(TextRunner runner) implements EncoderCase {
    @Override
    public List<Encoding> encodings(GoldenCase golden) {
        return EncoderCases.encodings(runner, golden);
    }

    @Override
    public double difference(GoldenCase golden, List<float[][]> logits) {
        return EncoderCases.difference(golden, logits);
    }

    @Override
    public String answers(GoldenCase golden, List<Encoding> encodings, List<float[][]> logits) {
        if (!golden.expected().isArray()) {
            return "";
        }
        List<String> targets = new ArrayList<>();
        golden.parameters().path("targets").forEach(target -> targets.add(target.asText()));
        FillMask.Parameters parameters =
                new FillMask.Parameters(golden.parameters().path("top_k").asInt(5), targets);
        FillMask fillMask = new FillMask(runner.tokenizer());
        List<List<FillMask.Filled>> answers = new ArrayList<>();
        for (int i = 0; i < encodings.size(); i++) {
            answers.addAll(fillMask.fill(encodings.get(i), masks(encodings.get(i), logits.get(i)), parameters));
        }
        for (int i = 0; i < answers.size(); i++) {
            for (int j = 0; j < answers.get(i).size(); j++) {
                JsonNode theirs = golden.expected().path(i).path(j);
                if (!equal(answers.get(i).get(j), theirs)) {
                    return "mask " + i + ": " + answers.get(i).get(j) + " instead of " + theirs;
                }
            }
        }
        return "";
    }

    private MaskLogits masks(Encoding encoding, float[][] logits) {
        long mask = runner.tokenizer().maskId().orElseThrow();
        int[] positions = IntStream.range(0, encoding.tokenCount())
                .filter(token -> encoding.id(token) == mask)
                .toArray();
        return new MaskLogits(
                positions,
                IntStream.of(positions).mapToObj(position -> logits[position]).toArray(float[][]::new));
    }

    private static boolean equal(FillMask.Filled ours, JsonNode theirs) {
        return ours.token() == theirs.path("token").asLong()
                && ours.tokenStr().equals(theirs.path("token_str").asText())
                && ours.sequence().equals(theirs.path("sequence").asText())
                && Math.abs(ours.score() - theirs.path("score").asDouble()) <= EncoderCases.TOLERANCE;
    }
}
