package io.ashlar.benchmarks.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.LinearForm;
import io.ashlar.models.checkpoint.SafetensorsWriter;
import io.ashlar.models.checkpoint.Tensor;
import io.ashlar.models.families.DrawnTensor;
import io.ashlar.models.families.Families;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.ModelConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A package in Hub layout with drawn weights: as fast and as large as a trained one, and made anywhere. */
public final class DrawnPackage {
    /** What GPT-2 and BERT begin with. */
    private static final double DEVIATION = 0.02;

    private static final long SEED = 0;

    private DrawnPackage() {}

    /** Writes configuration and weights, and answers the folder. */
    public static Path layOut(Path folder, ObjectNode config, Head head) throws IOException {
        Block root = Families.architecture(ModelConfig.of(config), head, new Blocks(LinearForm.PLAIN))
                .root();
        Map<String, Tensor> weights = new LinkedHashMap<>();
        root.forEachWeight((path, weight) -> weights.put(
                path, weight.fixed() == null ? new DrawnTensor(path, weight, DEVIATION, SEED) : weight.fixed()));
        SafetensorsWriter.write(folder.resolve("model.safetensors"), weights, Map.of("format", "pt"));
        Files.writeString(folder.resolve("config.json"), config.toPrettyString());
        return folder;
    }
}
