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
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.checkpoint.Tensor;
import io.ashlar.models.running.Packing;
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
    private final Model model;
    private final PtSymbolBlock block;
    private final NDManager manager;
    private final List<String> parameters;
    private final Objective objective;

    private TrainingModule(Model model, List<String> parameters, Objective objective) {
        this.model = model;
        this.block = (PtSymbolBlock) model.getBlock();
        this.manager = model.getNDManager();
        this.parameters = parameters;
        this.objective = objective;
    }

    /** What an update did. */
    public record Update(float loss, float gradNorm) {}

    /** The mean loss of a batch, and for each of its rows the logits. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    public record Evaluated(float loss, float[][] logits) {}

    static TrainingModule load(Path archive, List<String> parameters, Objective objective) throws IOException {
        String name = archive.getFileName().toString().replaceFirst("\\.pt$", "");
        Model model = Model.newInstance(name, "PyTorch");
        try {
            model.load(archive.toAbsolutePath().getParent(), name, Map.of("trainParam", "true"));
            TrainingModule module = new TrainingModule(model, parameters, objective);
            JniUtils.enableTrainingMode(module.block); // DJL loads for inference: dropout would be off
            return module;
        } catch (MalformedModelException e) {
            model.close();
            throw new IOException("The engine does not take the training archive", e);
        } catch (IOException | RuntimeException e) {
            model.close();
            throw e;
        }
    }

    /** Adds a batch's gradients to those that wait for the update; {@code share} weighs its mean loss in the step's. */
    public float accumulate(TrainingBatch batch, double share, long seed) {
        try (NDManager scope = manager.newSubManager()) {
            NDList inputs = inputs(scope, "accumulate", batch);
            inputs.add(scope.create(share));
            return train(inputs, seed).get(0).getFloat();
        }
    }

    /** Adds a last batch and updates the weights at this learning rate. */
    public Update step(TrainingBatch batch, double share, double learningRate, long seed) {
        try (NDManager scope = manager.newSubManager()) {
            NDList inputs = inputs(scope, "step", batch);
            inputs.add(scope.create(share));
            inputs.add(scope.create(learningRate));
            NDList out = train(inputs, seed);
            return new Update(out.get(0).getFloat(), out.get(1).getFloat());
        }
    }

    /** The loss and the logits of a batch, without dropout. */
    public Evaluated evaluate(TrainingBatch batch) {
        JniUtils.enableInferenceMode(block);
        try (NDManager scope = manager.newSubManager()) {
            NDList out = run(inputs(scope, "evaluate", batch), false);
            return new Evaluated(out.get(0).getFloat(), batch.unpack(out.get(1).toFloatArray()));
        } finally {
            JniUtils.enableTrainingMode(block);
        }
    }

    /** The trained weights as they are now, by path; valid until {@code scope} is closed or the next step. */
    public Map<String, Tensor> weights(NDManager scope) {
        return byPath("weights", "", scope);
    }

    /** The optimizer's moments; empty before the first update. */
    public Map<String, Tensor> moments(NDManager scope) {
        Map<String, Tensor> moments = new LinkedHashMap<>(byPath("firsts", "first.", scope));
        moments.putAll(byPath("seconds", "second.", scope));
        return moments;
    }

    /** Takes up the moments that {@link #moments} gave after so many updates. */
    public void restore(Map<String, Tensor> moments, long updates) throws IOException {
        try (NDManager scope = manager.newSubManager()) {
            NDList inputs = new NDList(method(scope, "restore"));
            for (String kind : List.of("first", "second")) {
                for (String path : parameters) {
                    Tensor tensor = moments.get(kind + "." + path);
                    if (tensor == null) {
                        throw new IOException("The checkpoint has no moment '" + kind + "." + path + "'");
                    }
                    inputs.add(named(EngineTensor.create(scope, tensor), kind + "[]"));
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
            tensors.put(prefix + parameters.get(i), new EngineTensor(arrays.get(i)));
        }
        return tensors;
    }

    private NDList inputs(NDManager scope, String method, TrainingBatch batch) {
        Packing packing = batch.packing();
        NDList inputs = new NDList(
                method(scope, method),
                scope.create(packing.ids()),
                scope.create(packing.types()),
                scope.create(packing.positions()),
                scope.create(new long[][] {packing.starts(), packing.lengths(), packing.counts()}),
                scope.create(packing.rows()),
                labels(scope, batch));
        float[] weights = new float[objective.classWeights().size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = objective.classWeights().get(i);
        }
        inputs.add(scope.create(weights));
        return inputs;
    }

    private NDArray labels(NDManager scope, TrainingBatch batch) {
        if (objective.loss() != LossFunction.SINGLE_LABEL) {
            return scope.create(batch.targets(), new Shape(batch.rows(), batch.targetsOfRow()));
        }
        long[] labels = new long[batch.rows()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (long) batch.targets()[i];
        }
        return scope.create(labels);
    }

    private static NDArray method(NDManager scope, String name) {
        return named(scope.zeros(new Shape(1)), "module_method:" + name);
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
                throw new ProblemException(
                        ProblemCode.OUT_OF_MEMORY,
                        "The engine has no memory left for a batch. Make trainBatchSize or maxSequenceLength smaller"
                                + " (gradientAccumulationSteps keeps the size of a step).",
                        e);
            }
            throw e;
        }
    }
}
