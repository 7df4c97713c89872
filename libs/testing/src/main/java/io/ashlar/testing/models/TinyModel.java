package io.ashlar.testing.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a tiny package is like; {@link #write} makes it.
 *
 * @param labels of a classification head, empty for every other one
 * @param maxTokens the longest input, special tokens included
 */
public record TinyModel(
        Family family,
        Head head,
        List<String> labels,
        int hiddenSize,
        int layers,
        int heads,
        int feedForwardSize,
        int maxTokens,
        long seed) {

    public TinyModel {
        labels = List.copyOf(labels);
        if (hiddenSize % heads != 0) {
            throw new IllegalArgumentException(
                    "hiddenSize " + hiddenSize + " cannot be divided among " + heads + " heads; take a multiple");
        }
        if ((head == Head.CLASSIFICATION) != (labels.size() > 0)) {
            throw new IllegalArgumentException("labels " + labels + " do not fit the head " + head
                    + ": a classification head has at least one label, others none");
        }
    }

    /** The architectures, by their {@code model_type}. */
    public enum Family {
        BERT(new BertLayout()),
        ROBERTA(new RobertaLayout()),
        DISTILBERT(new DistilBertLayout());

        final FamilyLayout layout;

        Family(FamilyLayout layout) {
            this.layout = layout;
        }
    }

    /** What sits on the encoder. */
    public enum Head {
        /** The encoder alone, with its pooler where the family has one. */
        NONE,
        /** One linear layer (or the family's two) over the first token. */
        CLASSIFICATION,
        /** The vocabulary at each token; its matrix is that of the word embeddings and not stored twice. */
        MASKED_TOKENS
    }

    /** An encoder of 2 layers, 32 wide, with 4 heads and 64 tokens. */
    public static TinyModel encoder(Family family) {
        return new TinyModel(family, Head.NONE, List.of(), 32, 2, 4, 64, 64, 42);
    }

    public static TinyModel classifier(Family family, String... labels) {
        return encoder(family).withHead(Head.CLASSIFICATION, List.of(labels));
    }

    public static TinyModel maskedTokens(Family family) {
        return encoder(family).withHead(Head.MASKED_TOKENS, List.of());
    }

    public TinyModel withHead(Head newHead, List<String> newLabels) {
        return new TinyModel(family, newHead, newLabels, hiddenSize, layers, heads, feedForwardSize, maxTokens, seed);
    }

    public TinyModel withSeed(long newSeed) {
        return new TinyModel(family, head, labels, hiddenSize, layers, heads, feedForwardSize, maxTokens, newSeed);
    }

    public TinyModel withSizes(
            int newHiddenSize, int newLayers, int newHeads, int newFeedForwardSize, int newMaxTokens) {
        return new TinyModel(
                family, head, labels, newHiddenSize, newLayers, newHeads, newFeedForwardSize, newMaxTokens, seed);
    }

    /**
     * Writes config.json, model.safetensors, tokenizer.json, tokenizer_config.json and README.md into the folder, which
     * is created; files of these names in it are replaced.
     *
     * @return the folder
     */
    public Path write(Path folder) {
        try {
            Files.createDirectories(folder);
            TinyTokenizer tokenizer = family.layout.tokenizer(this);
            JsonFile.write(folder.resolve("config.json"), family.layout.config(this, tokenizer.vocabularySize()));
            JsonFile.write(folder.resolve("tokenizer.json"), tokenizer.file());
            JsonFile.write(folder.resolve("tokenizer_config.json"), tokenizer.configuration());
            Files.writeString(folder.resolve("README.md"), Card.text(this));
            RandomWeights.write(
                    folder.resolve("model.safetensors"), family.layout.weights(this, tokenizer.vocabularySize()), seed);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a tiny model into " + folder, e);
        }
    }
}
