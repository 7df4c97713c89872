package io.ashlar.models.families.vision;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtGradientCollector;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import io.ashlar.models.OpenOptions;
import io.ashlar.models.Precision;
import io.ashlar.models.VisionFixtures;
import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.LinearForm;
import io.ashlar.models.blocks.Program;
import io.ashlar.models.blocks.Script;
import io.ashlar.models.checkpoint.Checkpoint;
import io.ashlar.models.checkpoint.Checkpoints;
import io.ashlar.models.checkpoint.DType;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.Families;
import io.ashlar.models.families.FittedWeights;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.ModelConfig;
import io.ashlar.models.families.WeightFitting;
import io.ashlar.models.images.PixelValues;
import io.ashlar.models.running.VisionRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The forms that training takes: every parameter gets a gradient, and without training the answer is the packed one.
 */
class VisionTrainingFormsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "vit,PLAIN",
        "deit,PLAIN",
        "beit-shared,PLAIN",
        "beit-larger,PLAIN",
        "dinov2-gated,PLAIN",
        "swin-padded,PLAIN",
        "swinv2-enlarged,PLAIN",
        "convnext-unscaled,PLAIN",
        "resnet-basic,PLAIN",
        "vit,MIXED",
        "beit-larger,MIXED",
        "swin-padded,MIXED",
        "swinv2-enlarged,MIXED",
        "convnext-unscaled,MIXED",
        "resnet-early,MIXED"
    })
    void shouldGiveEveryParameterAGradient(String name, LinearForm form) throws Exception {
        Path fixture = VisionFixtures.vision(name);
        PixelValues pixels;
        float[] packed;
        try (VisionRunner runner =
                VisionRunner.open(fixture, Head.IMAGE_CLASSIFICATION, OpenOptions.of(Precision.FP32))) {
            pixels = runner.preprocessor().prepare(Files.readAllBytes(fixture.resolve("wide.png")));
            packed = runner.predict(List.of(pixels)).get(0);
        }
        Architecture architecture =
                Families.architecture(ModelConfig.read(fixture), Head.IMAGE_CLASSIFICATION, new Blocks(form));
        try (Checkpoint checkpoint = Checkpoints.open(fixture)) {
            FittedWeights weights = WeightFitting.fit(architecture, checkpoint, WeightFitting.Heads.AS_SAVED, 0);
            Program.write(
                    folder.resolve("model.pt"),
                    probed(architecture.root()),
                    weights.source(DType.F32, path -> true),
                    true);
        }
        try (Model model = Model.newInstance("model", "PyTorch")) {
            model.load(folder, "model", Map.of("trainParam", "true"));
            check((PtSymbolBlock) model.getBlock(), model.getNDManager(), pixels, packed, form);
        }
    }

    private static void check(
            PtSymbolBlock block, NDManager manager, PixelValues pixels, float[] packed, LinearForm form) {
        NDArray input = manager.create(pixels.values(), new Shape(1, 3, pixels.height(), pixels.width()));
        NDArray both = input.repeat(0, 2);
        JniUtils.enableTrainingMode(block);
        NDList norms;
        try (GradientCollector collector = new PtGradientCollector()) {
            norms = run(block, manager, "probe", both, true);
        }
        JniUtils.enableInferenceMode(block);
        float[] logits = run(block, manager, "forward", input, false).get(0).toFloatArray();

        for (float norm : norms.get(0).toFloatArray()) {
            assertThat(norm).isFinite().isNotNegative();
        }
        // Batch norm has moved its statistics in the training forward, so ResNet's answer is another one now.
        if (form == LinearForm.PLAIN && norms.get(1).toFloatArray()[0] == 0) {
            assertThat(logits).containsExactly(packed, Offset.offset(1e-4f));
        }
    }

    private static NDList run(PtSymbolBlock block, NDManager manager, String method, NDArray pixels, boolean training) {
        NDArray name = manager.zeros(new Shape(1));
        name.setName("module_method:" + method);
        pixels.setName("pixels");
        return block.forward(new ParameterStore(manager, false), new NDList(name, pixels), training);
    }

    /** With a method that gives each parameter's gradient norm, and whether there are running statistics. */
    private static Block probed(Block root) {
        List<String> paths = new ArrayList<>();
        boolean[] statistics = new boolean[1];
        root.forEachWeight((path, weight) -> {
            if (weight.init().isBuffer()) {
                statistics[0] = true;
            } else {
                paths.add(path);
            }
        });
        StringBuilder text = new StringBuilder("def probe(self, pixels: Tensor) -> List[Tensor]:\n")
                .append("  y = self.forward(pixels)\n")
                .append("  loss = torch.mean(torch.mul(y, y))\n")
                .append("  loss.backward()\n")
                .append("  norms = annotate(List[Tensor], [])\n");
        for (int i = 0; i < paths.size(); i++) {
            text.append("  g")
                    .append(i)
                    .append(" = ")
                    .append(Script.expression(paths.get(i)))
                    .append(".grad\n");
            text.append("  assert g").append(i).append(" is not None\n");
            text.append("  norms.append(torch.norm(g").append(i).append("))\n");
        }
        text.append("  return [torch.stack(norms), torch.full([1], ")
                .append(statistics[0] ? 1 : 0)
                .append(".)]\n");
        return root.withMethods(text.toString());
    }
}
