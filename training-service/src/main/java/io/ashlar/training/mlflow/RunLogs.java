package io.ashlar.training.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.training.worker.WorkerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/** Opens the log of a training where a server is named. */
@ApplicationScoped
public class RunLogs {
    /** What MLflow takes of a parameter. */
    private static final int LONGEST = 6000;

    private final MlflowConfig config;

    public RunLogs(MlflowConfig config) {
        this.config = config;
    }

    /**
     * The log of one training; without a server it hears and does nothing. It is closed after the last news.
     *
     * @param step of the job: {@code train}, or that of a trial
     * @param trouble hears in a line what the server does not take
     */
    public RunLog open(UUID job, String step, WorkerRequest request, Consumer<String> trouble) {
        if (config.trackingUri().filter(uri -> !uri.isBlank()).isEmpty()) {
            return RunLog.NONE;
        }
        Path output = Path.of(request.packageFolder()).getFileName();
        String name = step.equals("train") ? output.toString() : output + " " + step;
        return new MlflowLog(
                new MlflowServer(
                        config.trackingUri().orElseThrow(), config.token().orElse(null)),
                new MlflowLog.Run(config.experiment(), name, job + "/" + step, parameters(request)),
                trouble);
    }

    private static Map<String, String> parameters(WorkerRequest request) {
        Map<String, String> parameters = new TreeMap<>();
        request.recipe().fields().forEachRemaining(field -> parameters.put(field.getKey(), text(field.getValue())));
        var provenance = request.provenance();
        if (provenance != null) {
            parameters.put("baseModel", provenance.baseModel());
            parameters.put("dataset", String.valueOf(provenance.dataset()));
        }
        return parameters;
    }

    private static String text(JsonNode value) {
        String text = value.isValueNode() ? value.asText() : value.toString();
        return text.substring(0, Math.min(LONGEST, text.length()));
    }
}
