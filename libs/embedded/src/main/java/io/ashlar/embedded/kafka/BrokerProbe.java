package io.ashlar.embedded.kafka;

import io.ashlar.embedded.process.LoopbackPort;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * Asks a broker for its metadata over Kafka's own protocol, without Kafka's client: the programs that use this library
 * hold other versions of it. A broker that is up but not yet in service does not list itself.
 */
final class BrokerProbe {
    private static final int TIMEOUT_MILLIS = 5_000;
    private static final short METADATA = 3;
    private static final short VERSION = 1;
    private static final int CORRELATION = 7;
    private static final int MAX_ANSWER_BYTES = 1 << 20;

    private BrokerProbe() {}

    /** Whether the broker on this port answers, and is in service. */
    static boolean inService(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(LoopbackPort.HOST, port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            ask(new DataOutputStream(socket.getOutputStream()));
            return listsABroker(new DataInputStream(socket.getInputStream()));
        } catch (IOException e) {
            return false;
        }
    }

    private static void ask(DataOutputStream out) throws IOException {
        out.writeInt(2 + 2 + 4 + 2 + 4);
        out.writeShort(METADATA);
        out.writeShort(VERSION);
        out.writeInt(CORRELATION);
        out.writeShort(-1); // no client id
        out.writeInt(0); // of no topic
        out.flush();
    }

    private static boolean listsABroker(DataInputStream in) throws IOException {
        int size = in.readInt();
        if (size < 8 || size > MAX_ANSWER_BYTES || in.readInt() != CORRELATION) {
            return false;
        }
        return in.readInt() > 0;
    }
}
