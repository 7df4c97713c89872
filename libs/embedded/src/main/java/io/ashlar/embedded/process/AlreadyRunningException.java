package io.ashlar.embedded.process;

import java.nio.file.Path;

/** A second start on a data folder that a living server owns: names that server, so that it can be used or stopped. */
public final class AlreadyRunningException extends ServerStartException {
    private static final long serialVersionUID = 1L;

    private final long pid;
    private final int port;

    public AlreadyRunningException(String server, Path dataFolder, long pid, int port) {
        super(
                server + " is already running on " + dataFolder + ": process " + pid + ", port " + port
                        + "; attach to it, or stop it first",
                null);
        this.pid = pid;
        this.port = port;
    }

    public long pid() {
        return pid;
    }

    public int port() {
        return port;
    }
}
