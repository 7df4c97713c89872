package io.ashlar.models.torchscript;

import io.ashlar.models.checkpoint.ArrayTensor;
import io.ashlar.models.checkpoint.Tensor;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The few opcodes of pickle protocol 2 that libtorch reads; tensors are collected, their storages numbered from 0. */
final class Pickler {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Tensor> tensors = new ArrayList<>();

    private Pickler() {}

    /** The pickle of a module tree and the tensors that its storages stand for. */
    record Pickle(byte[] bytes, List<Tensor> tensors) {}

    static Pickle pickle(ScriptValue.Module root) {
        Pickler pickler = new Pickler();
        pickler.op(0x80, 2);
        pickler.value(root);
        pickler.op('.');
        return new Pickle(pickler.out.toByteArray(), pickler.tensors);
    }

    private void value(ScriptValue value) {
        if (value instanceof ScriptValue.Module module) {
            module(module);
        } else if (value instanceof ScriptValue.Weight weight) {
            tensor(weight);
        } else if (value instanceof ScriptValue.Mapped mapped) {
            tensor(new ScriptValue.Weight(
                    new ArrayTensor(mapped.wanted(), List.of(0L), ByteBuffer.allocate(0)), false));
        } else if (value instanceof ScriptValue.Int number) {
            integer(number.value());
        } else if (value instanceof ScriptValue.Real number) {
            op('G');
            out.writeBytes(ByteBuffer.allocate(8).putDouble(number.value()).array());
        } else if (value instanceof ScriptValue.Bool bool) {
            op(bool.value() ? 0x88 : 0x89);
        } else if (value instanceof ScriptValue.Text text) {
            text(text.value());
        } else if (value instanceof ScriptValue.None) {
            op('N');
        } else if (value instanceof ScriptValue.NoTensors) {
            global("torch.jit._pickle", "build_tensorlist");
            op('(', ']', 't', 'R');
        }
    }

    private void module(ScriptValue.Module module) {
        int dot = module.className().lastIndexOf('.');
        global(module.className().substring(0, dot), module.className().substring(dot + 1));
        op(')', 0x81, '}', '(');
        module.attributes().forEach((name, attribute) -> {
            text(name);
            value(attribute);
        });
        op('u', 'b');
    }

    private void tensor(ScriptValue.Weight weight) {
        Tensor tensor = weight.content();
        global("torch._utils", "_rebuild_tensor_v2");
        op('(', '(');
        text("storage");
        global("torch", tensor.dtype().storage());
        text(Integer.toString(tensors.size()));
        text("cpu");
        integer(tensor.elements());
        op('t', 'Q');
        integer(0);
        tuple(tensor.shape());
        tuple(strides(tensor.shape()));
        op(weight.requiresGrad() ? 0x88 : 0x89);
        global("collections", "OrderedDict");
        op(')', 'R', 't', 'R');
        tensors.add(tensor);
    }

    private static List<Long> strides(List<Long> shape) {
        Long[] strides = new Long[shape.size()];
        long step = 1;
        for (int i = strides.length - 1; i >= 0; i--) {
            strides[i] = step;
            step *= Math.max(1, shape.get(i));
        }
        return List.of(strides);
    }

    private void tuple(List<Long> values) {
        op('(');
        values.forEach(this::integer);
        op('t');
    }

    private void integer(long value) {
        if (value == (int) value) {
            op('J');
            out.writeBytes(little(4).putInt((int) value).array());
        } else {
            op(0x8a, 8);
            out.writeBytes(little(8).putLong(value).array());
        }
    }

    private void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        op('X');
        out.writeBytes(little(4).putInt(bytes.length).array());
        out.writeBytes(bytes);
    }

    private void global(String module, String name) {
        op('c');
        out.writeBytes((module + "\n" + name + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private void op(int... codes) {
        for (int code : codes) {
            out.write(code);
        }
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
