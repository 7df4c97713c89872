package io.ashlar.embedded.kafka;

import io.ashlar.embedded.process.LoopbackPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code server.properties} of a node that is broker and controller at once and keeps one copy of everything. */
record BrokerSettings(Path data, int port, int controllerPort, Map<String, String> own) {

    void write(Path file) throws IOException {
        Map<String, String> all = new TreeMap<>();
        all.put("process.roles", "broker,controller");
        all.put("node.id", "1");
        all.put("controller.quorum.voters", "1@" + LoopbackPort.HOST + ":" + controllerPort);
        all.put(
                "listeners",
                "PLAINTEXT://" + LoopbackPort.HOST + ":" + port + ",CONTROLLER://" + LoopbackPort.HOST + ":"
                        + controllerPort);
        all.put("advertised.listeners", "PLAINTEXT://" + LoopbackPort.HOST + ":" + port);
        all.put("controller.listener.names", "CONTROLLER");
        all.put("log.dirs", data.toString());
        all.putAll(ONE_COPY);
        all.putAll(SMALL);
        all.putAll(own);
        List<String> lines = all.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList();
        Files.write(file, lines);
    }

    private static final Map<String, String> ONE_COPY = Map.of(
            "offsets.topic.replication.factor", "1",
            "transaction.state.log.replication.factor", "1",
            "transaction.state.log.min.isr", "1",
            "share.coordinator.state.topic.replication.factor", "1",
            "share.coordinator.state.topic.min.isr", "1");

    /**
     * For few clients and a heap of 256 MiB. A killed broker is taken for alive until its session ends, and its restart
     * waits for that: hence the short one.
     */
    private static final Map<String, String> SMALL = Map.of(
            "auto.create.topics.enable", "false",
            "offsets.topic.num.partitions", "4",
            "transaction.state.log.num.partitions", "4",
            "group.initial.rebalance.delay.ms", "0",
            "num.network.threads", "2",
            "num.io.threads", "2",
            "log.cleaner.dedupe.buffer.size", "16777216",
            "broker.heartbeat.interval.ms", "500",
            "broker.session.timeout.ms", "4000");
}
