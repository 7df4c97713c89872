package io.ashlar.benchmarks.peers;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.benchmarks.measure.Contender;
import io.ashlar.benchmarks.report.SpeedCase.Entry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The peers that the named Python can run. Each script is started and loaded once, when it is first asked for. */
public final class Peers implements AutoCloseable {
    private static final String RESOURCES = "/io/ashlar/benchmarks/peers/";
    private static final String PROTOCOL = "peer_protocol";

    private final @Nullable String python;
    private final Path folder;
    private final int threads;
    private final Map<String, State> states = new HashMap<>();
    private final List<PythonPeer> running = new ArrayList<>();

    /**
     * Peers of a Python.
     *
     * @param python its command; none: every peer is missing
     * @param folder where scripts and their logs are put
     * @param threads for each peer
     */
    public Peers(@Nullable String python, Path folder, int threads) {
        this.python = python;
        this.folder = folder;
        this.threads = threads;
    }

    /** A script that answers, or why it does not. */
    public sealed interface State {
        /** It is loaded; {@code versions} says of what. */
        record Ready(PythonPeer peer, JsonNode versions) implements State {}

        record Missing(String reason) implements State {}
    }

    /** The script, loaded with these arguments at the first call. */
    public State load(String script, Map<String, ?> arguments) {
        State known = states.get(script);
        if (known == null) {
            known = start(script, arguments);
            states.put(script, known);
        }
        return known;
    }

    /** An entry of a case: the contender that a ready peer makes, or its absence. */
    public static Entry entry(
            State state, String name, @Nullable Double bar, Function<PythonPeer, Contender> contender) {
        if (state instanceof State.Ready ready) {
            return new Entry.Present(contender.apply(ready.peer()), bar);
        }
        return new Entry.Missing(name, ((State.Missing) state).reason());
    }

    /** For a package that the peer makes: without it there is nothing to run. */
    public static void required(State state) {
        if (state instanceof State.Missing missing) {
            throw new PeerException("The peer makes the package that is measured: " + missing.reason());
        }
    }

    /** What runs, for the notes of a report: {@code torch 2.7.1, transformers 4.57.1}. */
    public List<String> versions() {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, State> entry : states.entrySet()) {
            if (entry.getValue() instanceof State.Ready ready) {
                List<String> each = new ArrayList<>();
                ready.versions()
                        .path("versions")
                        .fields()
                        .forEachRemaining(version -> each.add(
                                version.getKey() + " " + version.getValue().asText()));
                lines.add(entry.getKey() + ": " + String.join(", ", each));
            }
        }
        return lines;
    }

    private State start(String script, Map<String, ?> arguments) {
        if (python == null) {
            return new State.Missing("not run: name a Python that has it by --python");
        }
        copy(PROTOCOL);
        copy(script);
        PythonPeer peer;
        try {
            peer = PythonPeer.start(python, folder, script, threads);
        } catch (PeerException e) {
            return new State.Missing("not run: " + e.getMessage());
        }
        running.add(peer);
        try {
            Map<String, Object> all = new HashMap<>(arguments);
            all.put("threads", threads);
            return new State.Ready(peer, peer.ask("load", all));
        } catch (PeerException e) {
            return new State.Missing("not run: " + e.getMessage());
        }
    }

    /** The file of a script that is run by itself, in a process for each turn. */
    public Path script(String name) {
        return copy(name);
    }

    private Path copy(String script) {
        String resource = RESOURCES + script + ".py";
        try (InputStream stream = Objects.requireNonNull(Peers.class.getResourceAsStream(resource), resource)) {
            return Files.write(folder.resolve(script + ".py"), stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the peer's script " + script, e);
        }
    }

    @Override
    public void close() {
        running.forEach(PythonPeer::close);
        running.clear();
    }
}
