package io.ashlar.benchmarks;

import io.ashlar.benchmarks.decoder.DecoderCommand;
import io.ashlar.benchmarks.diffusion.TextToImageCommand;
import io.ashlar.benchmarks.encoder.EncoderCommand;
import io.ashlar.benchmarks.encoderdecoder.EncoderDecoderCommand;
import io.ashlar.benchmarks.opening.OpeningCommand;
import io.ashlar.benchmarks.parity.ParityCommand;
import io.ashlar.benchmarks.peers.PeerException;
import io.ashlar.benchmarks.replay.ReplayGoldensCommand;
import io.ashlar.benchmarks.replay.ReplayMetricsCommand;
import io.ashlar.benchmarks.replay.ReplayTrainingCommand;
import io.ashlar.benchmarks.serving.ServingLatencyCommand;
import io.ashlar.benchmarks.supported.SupportedModelsCommand;
import io.ashlar.benchmarks.training.FineTuningQualityCommand;
import io.ashlar.benchmarks.training.TrainingStepCommand;
import io.ashlar.benchmarks.vision.VisionCommand;
import io.ashlar.contracts.problems.ProblemException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ashlar benchmark NAME}: Ashlar beside other people's libraries, or beside recorded numbers. */
@Command(
        name = "ashlar benchmark",
        mixinStandardHelpOptions = true,
        description = {
            "Ashlar beside other people's libraries, or beside recorded numbers. Rivals take turns in one run, so ratios hold"
                    + " on a busy machine too.",
            ""
        },
        subcommands = {
            EncoderCommand.class,
            VisionCommand.class,
            TextToImageCommand.class,
            DecoderCommand.class,
            EncoderDecoderCommand.class,
            OpeningCommand.class,
            TrainingStepCommand.class,
            ParityCommand.class,
            FineTuningQualityCommand.class,
            ServingLatencyCommand.class,
            ReplayGoldensCommand.class,
            ReplayTrainingCommand.class,
            ReplayMetricsCommand.class,
            SupportedModelsCommand.class
        },
        footer = {
            "",
            "Peers run where a Python that has them is named:",
            "  python3 -m venv peers && peers/bin/pip install torch==2.7.1 transformers onnxruntime accelerate"
                    + " ctranslate2 onnx diffusers",
            "  ./ashlar benchmark encoder --python peers/bin/python",
            "  ./ashlar benchmark training-step --python peers/bin/python --output json"
        })
public final class BenchmarkCommand implements Runnable {
    private BenchmarkCommand() {}

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new BenchmarkCommand());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(true);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof ProblemException || failure instanceof PeerException) {
                command.getErr().println("ashlar benchmark: " + failure.getMessage());
                return 1;
            }
            throw failure;
        });
        return line;
    }

    @Override
    public void run() {
        commandLine().usage(System.out);
    }
}
