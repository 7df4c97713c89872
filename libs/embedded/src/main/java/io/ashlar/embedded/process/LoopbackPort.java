package io.ashlar.embedded.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of the loopback address, the only one that the embedded servers bind to. */
public final class LoopbackPort {
    public static final String HOST = "127.0.0.1";

    private LoopbackPort() {}

    /** The port itself, or a free one for 0. Nothing reserves it: whoever asks binds soon. */
    public static int resolve(int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " is outside 0..65535 (0 takes a free one)");
        }
        return port == 0 ? free() : port;
    }

    public static int free() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(HOST), 0));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on " + HOST, e);
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
