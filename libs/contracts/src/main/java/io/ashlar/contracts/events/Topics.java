package io.ashlar.contracts.events;

/** The Kafka topics. Record keys are event subjects, so what concerns one thing stays in order. */
public final class Topics {
    public static final String JOBS = "ashlar.jobs";
    public static final String MODELS = "ashlar.models";
    public static final String ENDPOINTS = "ashlar.endpoints";
    public static final String COMMANDS = "ashlar.commands";
    /** Commands that nobody can read, with the reason in the header {@code ashlar_reason}. */
    public static final String COMMANDS_DLQ = "ashlar.commands.dlq";

    private Topics() {}

    /** Where a service puts what its own consumer of {@code topic} could not handle. */
    public static String deadLetters(String topic, String service) {
        return topic + "." + service + ".dlq";
    }
}
