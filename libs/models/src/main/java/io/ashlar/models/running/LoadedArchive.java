package io.ashlar.models.running;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.LinearForm;
import io.ashlar.models.blocks.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** A model's archive in the engine. One thread at a time uses it. */
public final class LoadedArchive implements AutoCloseable {
    private final Model model;
    private final PtSymbolBlock block;
    private final PtNDManager manager;

    private LoadedArchive(Model model) {
        this.model = model;
        this.block = (PtSymbolBlock) model.getBlock();
        this.manager = (PtNDManager) model.getNDManager();
    }

    /** Writes an archive of the blocks, loads it, and packs its weights where they have the form for it. */
    public static LoadedArchive open(Block root, Program.WeightSource weights, LinearForm form) throws IOException {
        Path archive = Files.createTempFile("ashlar-archive", ".pt");
        try {
            List<Path> files = Program.write(archive, root, weights, false);
            return load(archive, files, form);
        } finally {
            Files.deleteIfExists(archive);
        }
    }

    private static LoadedArchive load(Path archive, List<Path> files, LinearForm form) throws IOException {
        String name = archive.getFileName().toString().replaceFirst("\\.pt$", "");
        Model model = Model.newInstance(name, "PyTorch");
        try {
            model.load(archive.toAbsolutePath().getParent(), name);
            LoadedArchive loaded = new LoadedArchive(model);
            // DJL has taken hold of every weight, and what packing drops would stay in memory beside what it makes.
            loaded.block.clear();
            if (!files.isEmpty()) {
                loaded.map(files);
            }
            if (form.isPacked()) {
                IValueUtils.runMethod(loaded.block, "pack").close();
            }
            return loaded;
        } catch (MalformedModelException | RuntimeException e) {
            model.close();
            throw new IOException("The engine does not load " + archive.getFileName() + ": " + e.getMessage(), e);
        }
    }

    private void map(List<Path> files) {
        IValue[] names = files.stream()
                .map(file -> IValue.from(file.toAbsolutePath().toString()))
                .toArray(IValue[]::new);
        try (IValue list = IValue.listFrom(names)) {
            IValueUtils.runMethod(block, "map", list).close();
        } finally {
            for (IValue name : names) {
                name.close();
            }
        }
    }

    /** One forward: the answer of every wanted row, (rows, answer) row-major. */
    public float[] forward(Packing packing) {
        JniUtils.setGraphExecutorOptimize(false);
        try (NDManager scope = manager.newSubManager();
                IValue ids = tensor(scope, packing.ids());
                IValue types = tensor(scope, packing.types());
                IValue positions = tensor(scope, packing.positions());
                IValue rows = tensor(scope, packing.rows());
                IValue starts = IValue.listFrom(packing.starts());
                IValue lengths = IValue.listFrom(packing.lengths());
                IValue counts = IValue.listFrom(packing.counts());
                IValue answer =
                        IValueUtils.runMethod(block, "forward", ids, types, positions, starts, lengths, counts, rows)) {
            return answer.toTensor((PtNDManager) scope).toFloatArray();
        }
    }

    /** Calls a method with what {@code arguments} makes; its answer, one fp32 tensor, row-major. */
    public float[] call(String method, Function<NDManager, List<IValue>> arguments) {
        JniUtils.setGraphExecutorOptimize(false);
        try (NDManager scope = manager.newSubManager()) {
            List<IValue> values = arguments.apply(scope);
            try (IValue answer = IValueUtils.runMethod(block, method, values.toArray(IValue[]::new))) {
                return answer.toTensor((PtNDManager) scope).toFloatArray();
            } finally {
                values.forEach(IValue::close);
            }
        }
    }

    /** Hidden states of every wanted row after so many layers of a decoder. */
    float[] state(Packing packing, int layer) {
        try (NDManager scope = manager.newSubManager()) {
            return floats(
                    "state",
                    tensor(scope, packing.ids()),
                    tensor(scope, packing.types()),
                    tensor(scope, packing.positions()),
                    IValue.listFrom(packing.starts()),
                    IValue.listFrom(packing.lengths()),
                    IValue.listFrom(packing.counts()),
                    tensor(scope, packing.rows()),
                    IValue.from((long) layer));
        }
    }

    /**
     * How likely the token after each wanted row is, as a decoder sees it, then so many most likely ones and their ids:
     * (rows, 1 + 2 top). What stands first is of no use where a row is its sequence's last.
     */
    float[] likelihoods(Packing packing, int top) {
        int last = packing.ids().length - 1;
        long[] targets = Arrays.stream(packing.rows())
                .map(row -> packing.ids()[(int) Math.min(last, row + 1)])
                .toArray();
        try (NDManager scope = manager.newSubManager()) {
            return floats(
                    "likelihoods",
                    tensor(scope, packing.ids()),
                    tensor(scope, packing.types()),
                    tensor(scope, packing.positions()),
                    IValue.listFrom(packing.starts()),
                    IValue.listFrom(packing.lengths()),
                    IValue.listFrom(packing.counts()),
                    tensor(scope, packing.rows()),
                    tensor(scope, targets),
                    IValue.from((long) top));
        }
    }

    /** A tensor that a method answers with, fp32 and row-major; {@code inputs} are closed. */
    float[] floats(String method, IValue... inputs) {
        return answer(method, NDArray::toFloatArray, inputs);
    }

    /** The same for whole numbers. */
    long[] longs(String method, IValue... inputs) {
        return answer(method, NDArray::toLongArray, inputs);
    }

    private <T> T answer(String method, Function<NDArray, T> read, IValue... inputs) {
        JniUtils.setGraphExecutorOptimize(false);
        try (NDManager scope = manager.newSubManager();
                IValue answer = IValueUtils.runMethod(block, method, inputs)) {
            return read.apply(answer.toTensor((PtNDManager) scope));
        } finally {
            for (IValue input : inputs) {
                input.close();
            }
        }
    }

    /** Runs a method; what it gives is the caller's to close, and may stay in the engine to be handed back. */
    IValue run(String method, IValue... arguments) {
        JniUtils.setGraphExecutorOptimize(false);
        return IValueUtils.runMethod(block, method, arguments);
    }

    static float[] floats(NDManager scope, IValue tensor) {
        return tensor.toTensor((PtNDManager) scope).toFloatArray();
    }

    static long[] longs(NDManager scope, IValue tensor) {
        return tensor.toTensor((PtNDManager) scope).toLongArray();
    }

    /** An int64 tensor for {@link #floats} and {@link #longs}; it lives until {@code scope} is closed. */
    static IValue tensor(NDManager scope, long... values) {
        return IValue.from((PtNDArray) scope.create(values));
    }

    /** A scope for inputs. */
    NDManager newScope() {
        return manager.newSubManager();
    }

    @Override
    public void close() {
        model.close();
    }
}
