package io.ashlar.catalog.topics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * One try to make the topics as they are configured; blocks. Doing it twice, or by two replicas at once, changes
 * nothing.
 */
final class TopicSetup {
    private final TopicsConfig config;

    TopicSetup(TopicsConfig config) {
        this.config = config;
    }

    /** Creates what is missing, and sets the retention of what was there. */
    void run(Admin admin) throws ExecutionException, InterruptedException {
        Set<String> there = admin.listTopics().names().get();
        List<NewTopic> missing = new ArrayList<>();
        config.topic().forEach((name, settings) -> {
            if (!there.contains(name)) {
                missing.add(new NewTopic(name, settings.partitions(), config.replication())
                        .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(settings.retention()))));
            }
        });
        create(admin, missing);
        keep(admin, there);
    }

    private static void create(Admin admin, List<NewTopic> topics) throws ExecutionException, InterruptedException {
        for (KafkaFuture<Void> created : admin.createTopics(topics).values().values()) {
            try {
                created.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    private void keep(Admin admin, Set<String> there) throws ExecutionException, InterruptedException {
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        config.topic().forEach((name, settings) -> {
            if (there.contains(name)) {
                ConfigEntry retention =
                        new ConfigEntry(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(settings.retention()));
                changes.put(
                        new ConfigResource(ConfigResource.Type.TOPIC, name),
                        List.of(new AlterConfigOp(retention, AlterConfigOp.OpType.SET)));
            }
        });
        if (!changes.isEmpty()) {
            admin.incrementalAlterConfigs(changes).all().get();
        }
    }
}
