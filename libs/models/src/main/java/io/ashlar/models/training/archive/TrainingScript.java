package io.ashlar.models.training.archive;

import io.ashlar.models.blocks.Block;
import io.ashlar.models.blocks.Script;
import io.ashlar.models.torchscript.ScriptValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The methods that make a model trainable: {@code step.py} beside this class with the recipe's numbers in it. */
final class TrainingScript {
    private static final List<String> STATE = List.of("train_pending", "train_first", "train_second", "train_steps");

    private TrainingScript() {}

    /** {@code model} with the methods of a training and the lists that hold the optimizer's state. */
    static Block trainable(Block model, ParameterGroups parameters, String objective, Optimization optimization) {
        String methods = text("step")
                .replace("$objective", objective.strip())
                .replace("$optimizer", text(optimization.optimizer().script()).strip())
                .replace("$decayed", expressions(parameters.decayed()))
                .replace("$fixed", expressions(parameters.fixed()))
                .replace("$buffers", expressions(parameters.buffers()))
                .replace("$undecayed", expressions(parameters.undecayed()))
                .replace("$max_norm", number(optimization.maxGradNorm()))
                .replace("$weight_decay", number(optimization.weightDecay()))
                .replace("$beta1", number(optimization.adam().beta1()))
                .replace("$beta2", number(optimization.adam().beta2()))
                .replace("$epsilon", number(optimization.adam().epsilon()))
                .replace("$momentum", number(optimization.momentum().share()))
                .replace("$nesterov", optimization.momentum().nesterov() ? "True" : "False");
        Block root = model.withMethods(methods);
        for (String name : STATE) {
            root = root.withAttribute(name, "List[Tensor]", new ScriptValue.NoTensors());
        }
        return root;
    }

    private static String expressions(List<String> paths) {
        return paths.stream().map(Script::expression).collect(Collectors.joining(", "));
    }

    private static String number(double value) {
        return Double.toString(value).toLowerCase(Locale.ROOT);
    }

    private static String text(String name) {
        try (InputStream in = TrainingScript.class.getResourceAsStream(name + ".py")) {
            if (in == null) {
                throw new IllegalStateException(name + ".py is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
