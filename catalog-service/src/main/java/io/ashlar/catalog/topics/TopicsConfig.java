package io.ashlar.catalog.topics;

import io.smallrye.config.ConfigMapping;
import java.util.Map;

/** The topics that there shall be. */
@ConfigMapping(prefix = "ashlar.topics")
interface TopicsConfig {
    /** Copies of each partition; as many as there are brokers to keep them, at most three make sense. */
    short replication();

    /** By the topic's name. */
    Map<String, TopicSettings> topic();

    /** How one topic is kept. */
    interface TopicSettings {
        /** Used when the topic is made; never changed later, because the order within a key would break. */
        int partitions();

        /** How long records are kept, in milliseconds; -1 for ever. */
        long retention();
    }
}
