package io.ashlar.training.mlflow;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** The MLflow server that runs are told to. */
@ConfigMapping(prefix = "ashlar.training.mlflow")
public interface MlflowConfig {
    /** Its address, for example {@code http://mlflow:5000}; absent: runs are told to none. */
    Optional<String> trackingUri();

    /** The experiment that runs belong to; made where it is not there. */
    @WithDefault("ashlar")
    String experiment();

    /** Sent as a bearer token. */
    Optional<String> token();
}
