package io.ashlar.embedded.process;

/** What a data folder tells of the server that lives on it. */
public record LivingServer(ProcessHandle process, int port) {}
