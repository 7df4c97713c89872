package io.ashlar.inference.oip;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** This server as the protocol describes it. */
@ApplicationScoped
public class ServerDescription {
    private final String version;

    ServerDescription(@ConfigProperty(name = "quarkus.application.version") String version) {
        this.version = version;
    }

    public String name() {
        return "ashlar";
    }

    public String version() {
        return version;
    }

    public List<String> extensions() {
        return List.of("binary_tensor_data", "model_configuration", "model_repository", "statistics");
    }
}
