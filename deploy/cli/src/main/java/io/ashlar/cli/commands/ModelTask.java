package io.ashlar.cli.commands;

import io.ashlar.cli.api.ApiClient;
import io.ashlar.contracts.Task;
import io.ashlar.contracts.requests.EndpointView;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The task that is meant where the user names none: what the model is for. */
final class ModelTask {
    private static final Set<Task> NOT_TRAINED = Set.of(Task.FILL_MASK, Task.TEXT_TO_IMAGE);

    private ModelTask() {}

    /** The task that a base is tuned for: its own, and text classification for one that only fills masks. */
    static Task tuned(ApiClient api, @Nullable String named, String model) {
        if (named != null) {
            return Task.of(named);
        }
        Task own = own(api, model);
        return NOT_TRAINED.contains(own) ? Task.TEXT_CLASSIFICATION : own;
    }

    /** The task of a model, or of an endpoint. */
    static Task evaluated(ApiClient api, @Nullable String named, @Nullable String model, @Nullable String endpoint) {
        if (named != null) {
            return Task.of(named);
        }
        if (endpoint != null) {
            return api.get(References.endpoint(endpoint), EndpointView.class).task();
        }
        return model == null ? Task.TEXT_CLASSIFICATION : own(api, model);
    }

    private static Task own(ApiClient api, String model) {
        return Task.of(api.get(References.path("/api/v1/models", model))
                .path("model")
                .path("task")
                .asText());
    }
}
