package io.ashlar.benchmarks.parity;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.benchmarks.peers.Peers;
import io.ashlar.benchmarks.peers.PythonPeer;
import io.ashlar.benchmarks.report.Machine;
import io.ashlar.benchmarks.run.Options;
import io.ashlar.benchmarks.run.Run;
import io.ashlar.models.OpenOptions;
import io.ashlar.models.Precision;
import io.ashlar.models.TextInput;
import io.ashlar.models.TextModel;
import io.ashlar.models.TextModels;
import io.ashlar.models.tokenizers.Encoding;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ashlar benchmark parity}. */
@Command(
        name = "parity",
        mixinStandardHelpOptions = true,
        description =
                "MiniLM's hidden states on texts of mixed length, batched and alone, in fp32 and bf16, beside transformers'"
                        + " and ONNX Runtime's. Exits with 1 where a number is too far off.")
public final class ParityCommand implements Callable<Integer> {
    private static final int BATCH = 32;
    private static final double FURTHEST = 1e-4;
    private static final double LEAST_COSINE = 0.999;

    @Mixin
    private Options options = new Options();

    @Option(names = "--texts", paramLabel = "N", description = "how many texts (default: ${DEFAULT-VALUE})")
    private int count = 200;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        return options.execute(Objects.requireNonNull(spec).commandLine().getOut(), this::compare);
    }

    private ParityReport compare(Run run) throws IOException {
        Machine machine = Machine.now(Clock.systemUTC());
        List<String> texts = MixedTexts.of(count);
        Ours ours = ours(run, texts);
        List<ParityReport.Row> rows = new ArrayList<>();
        rows.add(near(
                "fp32 in batches of " + BATCH, "itself alone", ours.batched().distance(ours.alone())));
        List<String> missing = new ArrayList<>();
        Peers.State transformers = run.transformersEncoder();
        if (transformers instanceof Peers.State.Ready ready) {
            checkIds(ready.peer(), texts, ours.ids());
            HiddenStates theirs = hidden(run, ready.peer(), ours.ids(), "fp32");
            rows.addAll(exact(ours, "transformers fp32", theirs));
            rows.add(alike("bf16 in batches", "transformers fp32", ours.half().distance(theirs), LEAST_COSINE));
            HiddenStates theirHalf = hidden(run, ready.peer(), ours.ids(), "bf16");
            rows.add(alike("transformers bf16", "transformers fp32", theirHalf.distance(theirs), null));
        } else {
            missing.add("transformers " + ((Peers.State.Missing) transformers).reason());
            rows.add(alike("bf16 in batches", "own fp32", ours.half().distance(ours.alone()), LEAST_COSINE));
        }
        Peers.State onnx = run.onnxRuntimeEncoder();
        if (onnx instanceof Peers.State.Ready ready) {
            rows.addAll(exact(ours, "ONNX Runtime fp32", hidden(run, ready.peer(), ours.ids(), "fp32")));
        } else {
            missing.add("ONNX Runtime " + ((Peers.State.Missing) onnx).reason());
        }
        return new ParityReport(
                machine,
                texts.size(),
                ours.encodings().stream().mapToLong(Encoding::tokenCount).sum(),
                ours.truncated(),
                rows,
                missing,
                run.peers().versions());
    }

    /** Our side: fp32 alone and in batches, bf16 in batches. */
    private record Ours(List<Encoding> encodings, HiddenStates alone, HiddenStates batched, HiddenStates half) {
        List<long[]> ids() {
            return encodings.stream().map(Encoding::ids).toList();
        }

        int truncated() {
            return (int) encodings.stream()
                    .filter(each -> each.untruncatedCount() > each.tokenCount())
                    .count();
        }
    }

    private static Ours ours(Run run, List<String> texts) {
        List<Encoding> encodings;
        HiddenStates alone;
        HiddenStates batched;
        try (TextModel<float[][]> model = open(run, Precision.FP32)) {
            encodings =
                    texts.stream().map(text -> model.encode(TextInput.of(text))).toList();
            alone = inBatches(model, encodings, 1);
            batched = inBatches(model, encodings, BATCH);
        }
        try (TextModel<float[][]> model = open(run, Precision.BF16)) {
            return new Ours(encodings, alone, batched, inBatches(model, encodings, BATCH));
        }
    }

    private static List<ParityReport.Row> exact(Ours ours, String against, HiddenStates theirs) {
        return List.of(
                near("fp32 alone", against, ours.alone().distance(theirs)),
                near("fp32 in batches", against, ours.batched().distance(theirs)));
    }

    private static ParityReport.Row near(String ours, String against, HiddenStates.Distance distance) {
        return new ParityReport.Row(ours, against, distance, FURTHEST, null);
    }

    private static ParityReport.Row alike(
            String ours, String against, HiddenStates.Distance distance, @Nullable Double leastCosine) {
        return new ParityReport.Row(ours, against, distance, null, leastCosine);
    }

    private static TextModel<float[][]> open(Run run, Precision precision) {
        return TextModels.openFeatureExtraction(run.miniLm(), new OpenOptions(precision, 0, run.threads()));
    }

    private static HiddenStates inBatches(TextModel<float[][]> model, List<Encoding> encodings, int size) {
        List<float[][]> texts = new ArrayList<>();
        for (int at = 0; at < encodings.size(); at += size) {
            texts.addAll(model.predict(encodings.subList(at, Math.min(encodings.size(), at + size))));
        }
        return new HiddenStates(texts);
    }

    private static HiddenStates hidden(Run run, PythonPeer peer, List<long[]> ids, String precision)
            throws IOException {
        Path file = run.newFolder("hidden").resolve("states.bin");
        peer.ask("hidden", Map.of("ids", ids, "precision", precision, "file", file.toString()));
        return HiddenStates.read(file, ids);
    }

    private static void checkIds(PythonPeer peer, List<String> texts, List<long[]> ids) {
        JsonNode theirs = peer.ask("encode", Map.of("texts", texts)).path("ids");
        for (int i = 0; i < ids.size(); i++) {
            long[] row = new long[theirs.get(i).size()];
            for (int t = 0; t < row.length; t++) {
                row[t] = theirs.get(i).get(t).longValue();
            }
            if (!Arrays.equals(row, ids.get(i))) {
                throw new IllegalStateException("The tokenizers disagree about '" + texts.get(i) + "': ours gives "
                        + Arrays.toString(ids.get(i)) + ", transformers' " + Arrays.toString(row));
            }
        }
    }
}
