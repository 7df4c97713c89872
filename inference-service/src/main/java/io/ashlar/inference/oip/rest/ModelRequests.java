package io.ashlar.inference.oip.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ashlar.contracts.Json;
import io.ashlar.inference.InferenceConfig;
import io.ashlar.inference.endpoints.EndpointDirectory;
import io.ashlar.inference.endpoints.ServedEndpoint;
import io.ashlar.inference.oip.Inference;
import io.ashlar.inference.oip.ModelDescription;
import io.ashlar.inference.oip.Repository;
import io.ashlar.inference.oip.TensorSpec;
import io.ashlar.inference.oip.grpc.Descriptions;
import io.ashlar.inference.oip.grpc.Statistics;
import io.ashlar.inference.prediction.Futures;
import io.ashlar.inference.serving.Deadline;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked of a model, with or without naming its version (empty). */
@ApplicationScoped
class ModelRequests {
    private final EndpointDirectory directory;
    private final Inference inference;
    private final Repository repository;
    private final InferenceConfig config;

    ModelRequests(EndpointDirectory directory, Inference inference, Repository repository, InferenceConfig config) {
        this.directory = directory;
        this.inference = inference;
        this.repository = repository;
        this.config = config;
    }

    Response ready(String model, String version) {
        return Replies.of(() -> {
            directory.ready(model, version);
            return Json.MAPPER.createObjectNode().put("name", model).put("ready", true);
        });
    }

    Response metadata(String model, String version) {
        return Replies.of(() -> {
            ModelDescription description = ModelDescription.of(directory.ready(model, version));
            ObjectNode json = Json.MAPPER.createObjectNode();
            json.put("name", description.name());
            json.putArray("versions").add(description.version());
            json.put("platform", description.platform());
            specs(json.putArray("inputs"), description.inputs());
            specs(json.putArray("outputs"), description.outputs());
            return json;
        });
    }

    private static void specs(ArrayNode json, List<TensorSpec> specs) {
        for (TensorSpec spec : specs) {
            ObjectNode tensor = json.addObject();
            tensor.put("name", spec.name()).put("datatype", spec.datatype().name());
            spec.shape().forEach(tensor.withArray("shape")::add);
        }
    }

    Response config(String model, String version) {
        return Replies.of(() -> ProtoJson.tree(Descriptions.config(directory.ready(model, version), config)));
    }

    Response statistics(String model, String version) {
        return Replies.of(() -> {
            ObjectNode json = Json.MAPPER.createObjectNode();
            List<JsonNode> models = repository.ready(model, version).stream()
                    .map((ServedEndpoint.Ready endpoint) -> (JsonNode) ProtoJson.tree(Statistics.of(endpoint)))
                    .toList();
            json.putArray("model_stats").addAll(models);
            return json;
        });
    }

    /** On a worker thread of the server. */
    Uni<Response> infer(String model, String version, byte[] body, @Nullable Integer jsonLength) {
        InferBody asked;
        try {
            asked = InferBody.read(model, version, body, jsonLength);
        } catch (RuntimeException e) {
            return Uni.createFrom().item(Replies.problem(e));
        }
        return Uni.createFrom()
                .completionStage(() -> Futures.map(
                        inference.infer(asked.request(), Deadline.none()),
                        answer -> InferAnswer.write(answer, asked),
                        Runnable::run))
                .onFailure()
                .recoverWithItem(Replies::problem);
    }
}
