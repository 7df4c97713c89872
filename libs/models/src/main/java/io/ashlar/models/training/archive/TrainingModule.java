package io.ashlar.models.training.archive;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import io.ashlar.models.checkpoint.Tensor;
import io.ashlar.models.training.data.BatchTensor;
import io.ashlar.models.training.data.TrainingBatch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A training in the engine: weights, gradients and optimizer state live inside, batches go in, losses come out. One
 * thread owns it. Dropout draws from the engine's one generator, so a process runs one training at a time.
 */
public final class TrainingModule implements AutoCloseable {
    private static final String FIRST = "first";
    private static final String SECOND = "second";

    private final Model model;
    private final PtSymbolBlock block;
    private final NDManager manager;
    private final List<String> parameters;
    private final List<String> changed;
    private final float[] classWeights;

    private TrainingModule(Model model, ParameterGroups parameters, List<Float> classWeights) {
        this.model = model;
        this.block = (PtSymbolBlock) model.getBlock();
        this.manager = model.getNDManager();
        this.parameters = parameters.all();
        this.changed = parameters.changed();
        this.classWeights = new float[classWeights.size()];
        for (int i = 0; i < this.classWeights.length; i++) {
            this.classWeights[i] = classWeights.get(i);
        }
    }

    /** What an update did. */
    public record Update(float loss, float gradNorm) {}

    /** The summed loss of a batch, and the answers of each of its rows. */
    public record Evaluated(float loss, List<float[][]> answers) {
        public Evaluated {
            answers = List.copyOf(answers);
        }
    }

    static TrainingModule load(Path archive, ParameterGroups parameters, List<Float> classWeights) throws IOException {
        String name = archive.getFileName().toString().replaceFirst("\\.pt$", "");
        Model model = Model.newInstance(name, "PyTorch");
        try {
            model.load(archive.toAbsolutePath().getParent(), name, Map.of("trainParam", "true"));
            TrainingModule module = new TrainingModule(model, parameters, classWeights);
            JniUtils.enableTrainingMode(module.block); // DJL loads for inference: dropout would be off
            try (NDManager scope = module.newScope()) {
                module.run(new NDList(method(scope, "freeze")), true);
            }
            return module;
        } catch (MalformedModelException e) {
            model.close();
            throw new IOException("The engine does not take the training archive", e);
        } catch (IOException | RuntimeException e) {
            model.close();
            throw e;
        }
    }

    /**
     * Adds a batch's gradients to those that wait for the update, and gives its summed loss; {@code scale} is what a
     * unit of that sum counts in the step's loss.
     */
    public float accumulate(TrainingBatch batch, double scale, long seed) {
        try (NDManager scope = manager.newSubManager()) {
            NDList inputs = inputs(scope, "accumulate", batch);
            inputs.add(scope.create(scale));
            return train(inputs, seed).get(0).getFloat();
        }
    }

    /**
     * Adds a last batch and updates the weights at this learning rate; {@code lossScale} is the part of the scales that
     * is taken out of the gradients again. Where a gradient is not finite, the norm is not either and nothing changes.
     */
    public Update step(TrainingBatch batch, double scale, double learningRate, double lossScale, long seed) {
        try (NDManager scope = manager.newSubManager()) {
            NDList inputs = inputs(scope, "step", batch);
            inputs.add(scope.create(scale));
            inputs.add(scope.create(learningRate));
            inputs.add(scope.create((float) lossScale));
            NDList out = train(inputs, seed);
            return new Update(out.get(0).getFloat(), out.get(1).getFloat());
        }
    }

    /** Forgets the gradients that wait. */
    public void discard() {
        try (NDManager scope = manager.newSubManager()) {
            run(new NDList(method(scope, "discard")), true);
        }
    }

    /** The summed loss and the answers of a batch, without dropout. */
    public Evaluated evaluate(TrainingBatch batch) {
        JniUtils.enableInferenceMode(block);
        try (NDManager scope = manager.newSubManager()) {
            NDList out = run(inputs(scope, "evaluate", batch), false);
            return new Evaluated(
                    out.get(0).getFloat(), batch.layout().unpack(out.get(1).toFloatArray()));
        } finally {
            JniUtils.enableTrainingMode(block);
        }
    }

    /** All that the training changes as it is now, by path; valid until {@code scope} is closed or the next step. */
    public Map<String, Tensor> weights(NDManager scope) {
        return byPath("weights", "", scope);
    }

    /** The optimizer's moments, those that it has; none before the first update. */
    public Map<String, Tensor> moments(NDManager scope) {
        Map<String, Tensor> moments = new LinkedHashMap<>(byPath("firsts", FIRST + ".", scope));
        moments.putAll(byPath("seconds", SECOND + ".", scope));
        moments.values().removeIf(tensor -> tensor.elements() == 0);
        return moments;
    }

    /** Takes up the moments that {@link #moments} gave after so many updates. */
    public void restore(Map<String, Tensor> moments, long updates) throws IOException {
        try (NDManager scope = manager.newSubManager()) {
            NDList inputs = new NDList(method(scope, "restore"));
            for (String kind : List.of(FIRST, SECOND)) {
                for (String path : parameters) {
                    Tensor tensor = moments.get(kind + "." + path);
                    NDArray array = tensor == null
                            ? scope.create(new float[0], new Shape(0))
                            : EngineTensor.create(scope, tensor);
                    inputs.add(named(array, kind + "[]"));
                }
            }
            inputs.add(scope.create((float) updates));
            run(inputs, true);
        }
    }

    /** A scope for {@link #weights} and {@link #moments}. */
    public NDManager newScope() {
        return manager.newSubManager();
    }

    @Override
    public void close() {
        model.close();
    }

    private Map<String, Tensor> byPath(String method, String prefix, NDManager scope) {
        NDList arrays = run(new NDList(method(scope, method)), false);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (int i = 0; i < arrays.size(); i++) {
            tensors.put(prefix + changed.get(i), new EngineTensor(arrays.get(i)));
        }
        return tensors;
    }

    private NDList inputs(NDManager scope, String method, TrainingBatch batch) {
        NDList inputs = new NDList(method(scope, method));
        batch.inputs().forEach(input -> inputs.add(named(array(scope, input), "inputs[]")));
        inputs.add(array(scope, batch.labels()));
        inputs.add(scope.create(classWeights));
        return inputs;
    }

    private static NDArray array(NDManager scope, BatchTensor tensor) {
        Shape shape = new Shape(tensor.shape());
        return tensor instanceof BatchTensor.Longs longs
                ? scope.create(longs.values(), shape)
                : scope.create(((BatchTensor.Floats) tensor).values(), shape);
    }

    private static NDArray method(NDManager scope, String name) {
        return named(scope.zeros(new Shape(1)), "module_method:train_" + name);
    }

    private static NDArray named(NDArray array, String name) {
        array.setName(name);
        return array;
    }

    private NDList train(NDList inputs, long seed) {
        JniUtils.setSeed(seed);
        boolean before = JniUtils.isGradMode();
        JniUtils.setGradMode(true);
        try {
            return run(inputs, true);
        } finally {
            JniUtils.setGradMode(before);
        }
    }

    private NDList run(NDList inputs, boolean training) {
        // The profiling executor differentiates in its own way, which neither follows mixed precision nor gains time.
        JniUtils.setGraphExecutorOptimize(false);
        try {
            return IValueUtils.forward(block, inputs, training);
        } catch (EngineException e) {
            String message = String.valueOf(e.getMessage());
            if (message.contains("alloc") && message.contains("memory")) {
                throw new EngineMemoryException(e);
            }
            throw e;
        }
    }
}
