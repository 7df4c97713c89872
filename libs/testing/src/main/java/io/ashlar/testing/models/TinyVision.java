package io.ashlar.testing.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A vision transformer (ViT) of two layers that classifies pictures of 32 x 32 pixels, at random. */
public final class TinyVision {
    private static final int WIDTH = 32;
    private static final int INNER = 64;
    private static final int LAYERS = 2;
    private static final int PICTURE = 32;
    private static final int PATCH = 8;
    private static final long SEED = 42;

    private TinyVision() {}

    /** Writes config.json, preprocessor_config.json, model.safetensors and README.md; returns the folder. */
    public static Path classifier(Path folder, String... labels) {
        try {
            Files.createDirectories(folder);
            JsonFile.write(folder.resolve("config.json"), config(labels));
            JsonFile.write(
                    folder.resolve("preprocessor_config.json"),
                    Map.of(
                            "image_processor_type",
                            "ViTImageProcessor",
                            "size",
                            Map.of("height", PICTURE, "width", PICTURE)));
            Files.writeString(folder.resolve("README.md"), "---\nlicense: apache-2.0\n---\nA tiny ViT for tests.\n");
            RandomWeights.write(
                    folder.resolve("model.safetensors"), weights(labels.length).all(), SEED);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a tiny model into " + folder, e);
        }
    }

    private static Map<String, Object> config(String... labels) {
        Map<String, String> names = new LinkedHashMap<>();
        for (int i = 0; i < labels.length; i++) {
            names.put(Integer.toString(i), labels[i]);
        }
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("architectures", List.of("ViTForImageClassification"));
        config.put("model_type", "vit");
        config.put("hidden_size", WIDTH);
        config.put("intermediate_size", INNER);
        config.put("num_hidden_layers", LAYERS);
        config.put("num_attention_heads", 4);
        config.put("image_size", PICTURE);
        config.put("patch_size", PATCH);
        config.put("num_channels", 3);
        config.put("hidden_act", "gelu");
        config.put("layer_norm_eps", 1e-12);
        config.put("qkv_bias", true);
        config.put("id2label", names);
        return config;
    }

    private static Shapes weights(int labels) {
        int patches = (PICTURE / PATCH) * (PICTURE / PATCH);
        Shapes shapes = new Shapes()
                .tensor("vit.embeddings.cls_token", 1, 1, WIDTH)
                .tensor("vit.embeddings.position_embeddings", 1, patches + 1, WIDTH)
                .tensor("vit.embeddings.patch_embeddings.projection.weight", WIDTH, 3, PATCH, PATCH)
                .vector("vit.embeddings.patch_embeddings.projection.bias", WIDTH)
                .layerNorm("vit.layernorm", WIDTH)
                .linear("classifier", WIDTH, labels);
        for (int i = 0; i < LAYERS; i++) {
            String layer = "vit.encoder.layer." + i + ".";
            for (String part : List.of("query", "key", "value")) {
                shapes.linear(layer + "attention.attention." + part, WIDTH, WIDTH);
            }
            shapes.linear(layer + "attention.output.dense", WIDTH, WIDTH)
                    .linear(layer + "intermediate.dense", WIDTH, INNER)
                    .linear(layer + "output.dense", INNER, WIDTH)
                    .layerNorm(layer + "layernorm_before", WIDTH)
                    .layerNorm(layer + "layernorm_after", WIDTH);
        }
        return shapes;
    }
}
