package io.ashlar.inference.oip.grpc;

import io.ashlar.contracts.inference.DataType;
import io.ashlar.contracts.inference.ModelConfig;
import io.ashlar.contracts.inference.ModelDynamicBatching;
import io.ashlar.contracts.inference.ModelInput;
import io.ashlar.contracts.inference.ModelInstanceGroup;
import io.ashlar.contracts.inference.ModelMetadataResponse;
import io.ashlar.contracts.inference.ModelOutput;
import io.ashlar.contracts.inference.ModelParameter;
import io.ashlar.contracts.inference.ModelQueuePolicy;
import io.ashlar.contracts.inference.ModelTransactionPolicy;
import io.ashlar.contracts.inference.ModelVersionPolicy;
import io.ashlar.inference.InferenceConfig;
import io.ashlar.inference.endpoints.ServedEndpoint;
import io.ashlar.inference.oip.Datatype;
import io.ashlar.inference.oip.ModelDescription;
import io.ashlar.inference.oip.TensorSpec;
import io.ashlar.models.ModelSummary;

/** Writes what an endpoint is. */
public final class Descriptions {
    private Descriptions() {}

    static ModelMetadataResponse metadata(ServedEndpoint.Ready endpoint) {
        ModelDescription model = ModelDescription.of(endpoint);
        ModelMetadataResponse.Builder message = ModelMetadataResponse.newBuilder()
                .setName(model.name())
                .addVersions(model.version())
                .setPlatform(model.platform());
        model.inputs().forEach(spec -> message.addInputs(metadata(spec)));
        model.outputs().forEach(spec -> message.addOutputs(metadata(spec)));
        return message.build();
    }

    private static ModelMetadataResponse.TensorMetadata metadata(TensorSpec spec) {
        return ModelMetadataResponse.TensorMetadata.newBuilder()
                .setName(spec.name())
                .setDatatype(spec.datatype().name())
                .addAllShape(spec.shape())
                .build();
    }

    /** The configuration; REST writes the same as JSON. */
    public static ModelConfig config(ServedEndpoint.Ready endpoint, InferenceConfig limits) {
        ModelDescription model = ModelDescription.of(endpoint);
        ModelSummary summary = endpoint.server().summary();
        ModelConfig.Builder message = ModelConfig.newBuilder()
                .setName(model.name())
                .setPlatform(model.platform())
                .setBackend("ashlar")
                .setMaxBatchSize(0)
                .setVersionPolicy(ModelVersionPolicy.newBuilder()
                        .setSpecific(ModelVersionPolicy.Specific.newBuilder()
                                .addVersions(endpoint.plan().modelVersion())))
                .addInstanceGroup(ModelInstanceGroup.newBuilder()
                        .setName(model.name())
                        .setKind(ModelInstanceGroup.Kind.KIND_CPU)
                        .setCount(1))
                .setDynamicBatching(ModelDynamicBatching.newBuilder()
                        .setDefaultQueuePolicy(ModelQueuePolicy.newBuilder().setMaxQueueSize(limits.queuedInputs())))
                .setModelTransactionPolicy(ModelTransactionPolicy.newBuilder().setDecoupled(false));
        for (TensorSpec spec : model.inputs()) {
            message.addInput(ModelInput.newBuilder()
                    .setName(spec.name())
                    .setDataType(type(spec.datatype()))
                    .addAllDims(spec.shape())
                    .setOptional(spec.optional()));
        }
        for (TensorSpec spec : model.outputs()) {
            message.addOutput(ModelOutput.newBuilder()
                    .setName(spec.name())
                    .setDataType(type(spec.datatype()))
                    .addAllDims(spec.shape()));
        }
        parameter(message, "task", endpoint.plan().task().wireName());
        parameter(message, "model", endpoint.plan().model().toString());
        parameter(message, "precision", summary.precision().wireName());
        parameter(message, "max_sequence_length", Integer.toString(summary.maxSequenceLength()));
        parameter(message, "max_batch_tokens", Integer.toString(limits.batchTokens()));
        return message.build();
    }

    private static void parameter(ModelConfig.Builder message, String name, String value) {
        message.putParameters(
                name, ModelParameter.newBuilder().setStringValue(value).build());
    }

    private static DataType type(Datatype datatype) {
        return switch (datatype) {
            case BYTES -> DataType.TYPE_STRING;
            case FP32 -> DataType.TYPE_FP32;
            case INT64 -> DataType.TYPE_INT64;
        };
    }
}
