package io.ashlar.models.running;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.ModelSummary;
import io.ashlar.models.OpenOptions;
import io.ashlar.models.blocks.Blocks;
import io.ashlar.models.blocks.LinearForm;
import io.ashlar.models.checkpoint.Checkpoint;
import io.ashlar.models.checkpoint.Checkpoints;
import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.Families;
import io.ashlar.models.families.FittedWeights;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.ImageInputs;
import io.ashlar.models.families.ModelConfig;
import io.ashlar.models.families.WeightFitting;
import io.ashlar.models.images.ImagePreprocessor;
import io.ashlar.models.images.PixelValues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A vision package opened for one head: its preprocessor, which any thread may use, and its weights in the engine,
 * which one thread at a time uses.
 */
public final class VisionRunner implements AutoCloseable {
    private static final int WARM_ROUNDS = 2;

    private final Architecture architecture;
    private final ImagePreprocessor preprocessor;
    private final LoadedArchive archive;
    private final ModelSummary summary;

    private VisionRunner(
            Architecture architecture, ImagePreprocessor preprocessor, LoadedArchive archive, ModelSummary summary) {
        this.architecture = architecture;
        this.preprocessor = preprocessor;
        this.archive = archive;
        this.summary = summary;
    }

    /** Opens the folder. */
    public static VisionRunner open(Path folder, Head head, OpenOptions options) {
        ModelConfig config = ModelConfig.read(folder);
        TorchEngine.start(options.threads());
        LinearForm form = PictureForms.of(options.precision());
        Architecture architecture = Families.architecture(folder, config, head, new Blocks(form));
        if (!(architecture.inputs() instanceof ImageInputs)) {
            throw new ProblemException(
                    ProblemCode.MODEL_TASK_UNSUPPORTED,
                    "A model of type '" + config.modelType() + "' does not look at pictures.");
        }
        ImagePreprocessor preprocessor = ImagePreprocessor.open(folder, config.modelType());
        try (Checkpoint checkpoint = Checkpoints.open(folder)) {
            FittedWeights weights =
                    WeightFitting.fit(architecture, checkpoint, WeightFitting.Heads.AS_SAVED, options.headSeed());
            LoadedArchive archive = LoadedArchive.open(
                    architecture.root(), weights.mapped(options.precision().dtype()), form);
            return new VisionRunner(architecture, preprocessor, archive, summary(architecture, weights, options));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ModelSummary summary(Architecture architecture, FittedWeights weights, OpenOptions options) {
        return new ModelSummary(
                architecture.family(),
                architecture.head().task().orElse(null),
                weights.parameters(),
                weights.parameters() * options.precision().dtype().bytes(),
                0,
                architecture.labels(),
                options.precision(),
                weights.newWeights());
    }

    public ModelSummary summary() {
        return summary;
    }

    public ImagePreprocessor preprocessor() {
        return preprocessor;
    }

    /** The answer for each picture, row-major, in the order of the batch; pictures of one size run together. */
    public List<float[]> predict(List<PixelValues> batch) {
        Map<List<Integer>, List<Integer>> placesOfSize = new LinkedHashMap<>();
        for (int i = 0; i < batch.size(); i++) {
            PixelValues picture = batch.get(i);
            check(picture);
            placesOfSize
                    .computeIfAbsent(List.of(picture.height(), picture.width()), size -> new ArrayList<>())
                    .add(i);
        }
        List<float[]> results = new ArrayList<>(java.util.Collections.nCopies(batch.size(), new float[0]));
        placesOfSize.values().forEach(places -> {
            float[] answers = forward(places.stream().map(batch::get).toList());
            int width = answers.length / places.size();
            for (int i = 0; i < places.size(); i++) {
                results.set(places.get(i), Arrays.copyOfRange(answers, i * width, (i + 1) * width));
            }
        });
        return results;
    }

    private float[] forward(List<PixelValues> pictures) {
        PixelValues first = pictures.get(0);
        FloatBuffer pixels = FloatBuffer.allocate(pictures.size() * first.values().length);
        pictures.forEach(picture -> pixels.put(picture.values()));
        Shape shape = new Shape(pictures.size(), architecture.image().channels(), first.height(), first.width());
        return archive.call("forward", scope -> List.of(IValue.from((PtNDArray) scope.create(pixels.array(), shape))));
    }

    private void check(PixelValues picture) {
        ImageInputs inputs = architecture.image();
        boolean trained = picture.height() == inputs.height() && picture.width() == inputs.width();
        if (inputs.exact() && !trained || picture.height() < inputs.smallest() || picture.width() < inputs.smallest()) {
            throw new ProblemException(
                    ProblemCode.INPUT_INVALID,
                    "A picture comes to the model with " + picture.height() + " x " + picture.width()
                            + " pixels. It takes " + (inputs.exact() ? "" : "at least " + inputs.smallest() + ", best ")
                            + inputs.height() + " x " + inputs.width()
                            + ": is preprocessor_config.json the right one?");
        }
    }

    /** Runs black pictures, alone and together. */
    public void warmUp() {
        ImageInputs inputs = architecture.image();
        PixelValues black = new PixelValues(
                inputs.height(), inputs.width(), new float[inputs.channels() * inputs.height() * inputs.width()]);
        for (int round = 0; round < WARM_ROUNDS; round++) {
            predict(List.of(black));
            predict(List.of(black, black));
        }
    }

    @Override
    public void close() {
        archive.close();
    }
}
