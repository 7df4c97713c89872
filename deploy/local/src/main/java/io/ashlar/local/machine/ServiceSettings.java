package io.ashlar.local.machine;

import io.ashlar.embedded.kafka.KafkaBroker;
import io.ashlar.embedded.postgres.PostgresServer;
import io.ashlar.embedded.process.LoopbackPort;
import io.ashlar.local.services.Ports;
import io.ashlar.local.services.ServiceProgram;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a service is told about this machine. Nothing in its code asks where it runs. */
final class ServiceSettings {
    private ServiceSettings() {}

    static Map<String, String> of(
            ServiceProgram service, DataFolder folder, Ports ports, PostgresServer postgres, KafkaBroker kafka) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("quarkus.http.host", LoopbackPort.HOST);
        settings.put("quarkus.http.port", String.valueOf(ports.of(service)));
        settings.put("quarkus.datasource.username", PostgresServer.USER);
        settings.put("quarkus.datasource.password", PostgresServer.PASSWORD);
        settings.put("quarkus.datasource.jdbc.url", postgres.jdbcUrl(service.database()));
        settings.put("quarkus.datasource.reactive.url", postgres.reactiveUrl(service.database()));
        settings.put("kafka.bootstrap.servers", kafka.bootstrapServers());
        settings.put("ashlar.artifacts.folder", folder.artifacts().toString());
        settings.put("ashlar.cache.folder", folder.cache(service).toString());
        settings.put("ashlar.self.url", ports.url(service));
        settings.put("quarkus.rest-client.catalog.url", ports.url(ServiceProgram.CATALOG));
        settings.put("quarkus.rest-client.inference.url", ports.url(ServiceProgram.INFERENCE));
        if (service == ServiceProgram.EVALUATION) {
            settings.put("ashlar.predictions.address", ports.grpcAddress());
        }
        if (service == ServiceProgram.IMPORT) {
            settings.put("ashlar.import.staging-folder", folder.staging().toString());
            settings.put("ashlar.import.folder-roots", System.getProperty("user.home"));
        }
        if (service == ServiceProgram.INFERENCE) {
            settings.put("ashlar.inference.cache", folder.cache(service).toString());
            settings.put("quarkus.grpc.server.host", LoopbackPort.HOST);
            settings.put("quarkus.grpc.server.port", String.valueOf(ports.grpc()));
        }
        if (service == ServiceProgram.CATALOG) {
            for (ServiceProgram other : List.of(
                    ServiceProgram.IMPORT,
                    ServiceProgram.TRAINING,
                    ServiceProgram.EVALUATION,
                    ServiceProgram.INFERENCE)) {
                settings.put("ashlar.board.services." + other.shortName(), ports.url(other));
            }
        }
        return settings;
    }
}
