package io.ashlar.embedded.minilm;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The weights of an encoder that PyTorch exported to ONNX, under their checkpoint names. The exporter keeps those
 * names, except for the matrix of a linear layer, which it transposes and calls {@code onnx::MatMul_…}: the name of the
 * node that multiplies by it tells the layer. The field numbers are those of onnx.proto3.
 */
final class OnnxWeights {
    private static final int MODEL_GRAPH = 7;
    private static final int GRAPH_NODE = 1;
    private static final int GRAPH_INITIALIZER = 5;
    private static final int NODE_INPUT = 1;
    private static final int NODE_NAME = 3;
    private static final int TENSOR_DIMENSIONS = 1;
    private static final int TENSOR_TYPE = 2;
    private static final int TENSOR_NAME = 8;
    private static final int TENSOR_RAW = 9;
    private static final int FLOAT = 1;
    private static final String MATRIX = "onnx::MatMul_";

    private OnnxWeights() {}

    /**
     * One tensor in fp32, little endian.
     *
     * @param transposed the data are of shape (in, out), the checkpoint wants (out, in)
     */
    record Weight(int[] shape, ByteBuffer data, boolean transposed) {
        /** As the checkpoint has it. */
        int[] checkpointShape() {
            return transposed ? new int[] {shape[1], shape[0]} : shape;
        }
    }

    /** All floating-point weights, sorted by checkpoint name; the views are of the model's own bytes. */
    static SortedMap<String, Weight> read(ByteBuffer model) {
        Map<String, Weight> tensors = new HashMap<>();
        Map<String, String> layers = new HashMap<>();
        ProtobufFields fields = new ProtobufFields(model);
        while (fields.next()) {
            if (fields.number() == MODEL_GRAPH) {
                readGraph(fields.message(), tensors, layers);
            }
        }
        SortedMap<String, Weight> named = new TreeMap<>();
        tensors.forEach((name, weight) -> named.put(checkpointName(name, layers), weight));
        return named;
    }

    private static void readGraph(ProtobufFields graph, Map<String, Weight> tensors, Map<String, String> layers) {
        while (graph.next()) {
            if (graph.number() == GRAPH_NODE) {
                readNode(graph.message(), layers);
            } else if (graph.number() == GRAPH_INITIALIZER) {
                readTensor(graph.message(), tensors);
            }
        }
    }

    /**
     * {@code /encoder/layer.0/attention/self/query/MatMul} multiplies by the weight of
     * encoder.layer.0.attention.self.query.
     */
    private static void readNode(ProtobufFields node, Map<String, String> layers) {
        List<String> matrices = new ArrayList<>();
        String name = "";
        while (node.next()) {
            if (node.number() == NODE_INPUT && node.text().startsWith(MATRIX)) {
                matrices.add(node.text());
            } else if (node.number() == NODE_NAME) {
                name = node.text();
            }
        }
        int end = name.lastIndexOf('/');
        for (String matrix : matrices) {
            layers.put(matrix, name.substring(1, Math.max(1, end)).replace('/', '.') + ".weight");
        }
    }

    private static void readTensor(ProtobufFields tensor, Map<String, Weight> tensors) {
        List<Integer> shape = new ArrayList<>();
        long type = 0;
        String name = "";
        ByteBuffer data = ByteBuffer.allocate(0);
        while (tensor.next()) {
            switch (tensor.number()) {
                case TENSOR_DIMENSIONS -> shape.add(Math.toIntExact(tensor.value()));
                case TENSOR_TYPE -> type = tensor.value();
                case TENSOR_NAME -> name = tensor.text();
                case TENSOR_RAW -> data = tensor.bytes();
                default -> {}
            }
        }
        if (type != FLOAT) {
            return; // position ids, which are no weight
        }
        int[] dimensions = shape.stream().mapToInt(Integer::intValue).toArray();
        long expected = Float.BYTES;
        for (int dimension : dimensions) {
            expected = Math.multiplyExact(expected, dimension);
        }
        if (expected != data.remaining()) {
            throw new IllegalArgumentException(
                    name + " of shape " + shape + " needs " + expected + " bytes and has " + data.remaining());
        }
        tensors.put(name, new Weight(dimensions, data, name.startsWith(MATRIX)));
    }

    private static String checkpointName(String name, Map<String, String> layers) {
        if (!name.startsWith(MATRIX)) {
            return name;
        }
        String layer = layers.get(name);
        if (layer == null) {
            throw new IllegalArgumentException("no node multiplies by " + name);
        }
        return layer;
    }
}
