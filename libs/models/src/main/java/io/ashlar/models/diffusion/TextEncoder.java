package io.ashlar.models.diffusion;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.OpenOptions;
import io.ashlar.models.TextInput;
import io.ashlar.models.checkpoint.Checkpoint;
import io.ashlar.models.checkpoint.Checkpoints;
import io.ashlar.models.running.ModelPart;
import io.ashlar.models.tokenizers.Encoding;
import io.ashlar.models.tokenizers.TextTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A CLIP text encoder with its tokenizer: prompts cut or padded to its length. */
final class TextEncoder implements AutoCloseable {
    private final TextPart part;
    private final TextTokenizer tokenizer;
    private final long padding;
    private final ModelPart network;

    private TextEncoder(TextPart part, TextTokenizer tokenizer, long padding, ModelPart network) {
        this.part = part;
        this.tokenizer = tokenizer;
        this.padding = padding;
        this.network = network;
    }

    /** What the encoder gives for texts: (texts, tokens, width), and (texts, pooledWidth). */
    record Encoded(float[] hidden, float[] pooled) {}

    static TextEncoder open(Path folder, String suffix, boolean penultimate, OpenOptions options) {
        TextPart part = new TextPart(PartConfig.read(folder, "text_encoder" + suffix), penultimate);
        Path tokenizerFolder = folder.resolve("tokenizer" + suffix);
        TextTokenizer tokenizer = TextTokenizer.open(tokenizerFolder, part.vocabulary());
        try (Checkpoint checkpoint = Checkpoints.open(folder.resolve("text_encoder" + suffix))) {
            long padding = padding(tokenizerFolder, tokenizer);
            ModelPart network = ModelPart.open(part::architecture, checkpoint, options);
            return new TextEncoder(part, tokenizer, padding, network);
        } catch (RuntimeException e) {
            tokenizer.close();
            throw e;
        }
    }

    /** The padding token that the tokenizer's files name; CLIP's own end of text where they name none. */
    private static long padding(Path folder, TextTokenizer tokenizer) {
        for (String file : List.of("special_tokens_map.json", "tokenizer_config.json")) {
            JsonNode token = read(folder.resolve(file)).path("pad_token");
            String name = token.isObject() ? token.path("content").asText() : token.asText("");
            if (!name.isEmpty() && tokenizer.idOf(name).isPresent()) {
                return tokenizer.idOf(name).getAsLong();
            }
        }
        return tokenizer
                .idOf("<|endoftext|>")
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.MODEL_FILE_MALFORMED,
                        "The tokenizer names no padding token: pad_token is absent."));
    }

    private static JsonNode read(Path file) {
        try {
            return Files.isRegularFile(file) ? Json.MAPPER.readTree(file.toFile()) : Json.MAPPER.createObjectNode();
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemCode.MODEL_FILE_MALFORMED, file.getFileName() + " is not JSON. Download it again.");
        }
    }

    TextPart part() {
        return part;
    }

    ModelPart network() {
        return network;
    }

    /** Ids of a prompt, as many as the encoder has positions. */
    long[] ids(String prompt) {
        Encoding encoding = tokenizer.encode(TextInput.of(prompt), part.positions());
        long[] ids = Arrays.copyOf(encoding.ids(), part.positions());
        Arrays.fill(ids, encoding.tokenCount(), ids.length, padding);
        return ids;
    }

    Encoded encode(List<String> prompts) {
        long[] ids = prompts.stream()
                .flatMapToLong(prompt -> Arrays.stream(ids(prompt)))
                .toArray();
        Shape shape = new Shape(prompts.size(), part.positions());
        float[] both = network.call("forward", scope -> List.of(IValue.from((PtNDArray) scope.create(ids, shape))));
        int hidden = prompts.size() * part.positions() * part.width();
        return new Encoded(Arrays.copyOf(both, hidden), Arrays.copyOfRange(both, hidden, both.length));
    }

    @Override
    public void close() {
        network.close();
        tokenizer.close();
    }
}
