package io.ashlar.embedded.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of the loopback address, the only one that the embedded servers bind to. */
public final class LoopbackPort {
    public static final String HOST = "127.0.0.1";

    private static final int LOWEST = 10_240;
    private static final int EPHEMERAL = 32_768;
    private static final int TRIES = 1000;
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private LoopbackPort() {}

    /** The port itself, or a free one for 0. Nothing reserves it: whoever asks binds soon. */
    public static int resolve(int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " is outside 0..65535 (0 takes a free one)");
        }
        return port == 0 ? free() : port;
    }

    /**
     * A port that is free now, no other one than was given before. Below those that systems take for outgoing
     * connections: between the question and the server's start such a connection could take it.
     */
    public static int free() {
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, EPHEMERAL);
            if (GIVEN.add(port) && isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port on " + HOST + " in " + TRIES + " tries");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(HOST), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** Whether nobody listens on it now; asked before a start, so that the message can name the port. */
    public static void requireFree(String server, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(HOST), port));
        } catch (IOException e) {
            throw new ServerStartException(
                    server + " cannot listen on " + HOST + ":" + port + ": " + e.getMessage()
                            + "; stop what uses the port, or give another (0 takes a free one)",
                    e);
        }
    }
}
