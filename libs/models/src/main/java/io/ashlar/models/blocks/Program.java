package io.ashlar.models.blocks;

import io.ashlar.models.torchscript.ArchiveWriter;
import io.ashlar.models.torchscript.ScriptValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A tree of blocks turned into what an archive has: the classes' source, blocks that are alike sharing a class. */
public final class Program {
    private static final String PACKAGE = "__torch__.ashlar.";

    private final Map<String, String> nameOfText = new LinkedHashMap<>();
    private final Map<String, Integer> countOfKind = new HashMap<>();
    private final WeightSource weights;
    private final boolean training;
    private final Mappings mappings = new Mappings();

    private Program(WeightSource weights, boolean training) {
        this.weights = weights;
        this.training = training;
    }

    /** Gives the tensor for the weight at a path: a {@link ScriptValue.Weight} or {@link ScriptValue.Mapped}. */
    @FunctionalInterface
    public interface WeightSource {
        ScriptValue weight(String path, Block.Weight weight);
    }

    /**
     * Writes the archive of {@code root}; {@code training} is the mode in which its modules start.
     *
     * @return the files that the archive's method {@code map} is to be given; none where it has no such method
     */
    public static List<Path> write(Path target, Block root, WeightSource weights, boolean training) throws IOException {
        Program program = new Program(weights, training);
        ScriptValue.Module module = program.module("", root);
        ArchiveWriter.write(target, module, Map.of("__torch__/ashlar.py", program.source()));
        return program.mappings.files();
    }

    private String source() {
        StringBuilder source = new StringBuilder();
        nameOfText.forEach((text, name) ->
                source.append("class ").append(name).append("(Module):\n").append(text));
        return source.append(Blocks.functions()).toString();
    }

    private ScriptValue.Module module(String prefix, Block block) {
        Map<String, ScriptValue> values = new LinkedHashMap<>();
        StringBuilder types = new StringBuilder();
        block.weights().forEach((name, weight) -> {
            ScriptValue value = weights.weight(prefix + name, weight);
            values.put(name, value);
            if (value instanceof ScriptValue.Mapped mapped) {
                mappings.add(prefix + name, mapped);
            }
            types.append(declaration(name, "Tensor"));
        });
        values.put("training", new ScriptValue.Bool(training));
        types.append(declaration("training", "bool"));
        block.attributes().forEach((name, attribute) -> {
            values.put(name, attribute.initial());
            types.append(declaration(name, attribute.type()));
        });
        block.children().forEach((name, child) -> {
            ScriptValue.Module module = module(prefix + name + ".", child);
            values.put(name, module);
            types.append(declaration(name, module.className()));
        });
        String text = "  __parameters__ = [" + quoted(block) + "]\n  __buffers__ = []\n  __annotations__ = []\n" + types
                + block.methods().strip().indent(2)
                + (prefix.isEmpty() ? mappings.method().indent(2) : "");
        return new ScriptValue.Module(PACKAGE + className(block.kind(), text), values);
    }

    private String className(String kind, String text) {
        return nameOfText.computeIfAbsent(text, t -> {
            int count = countOfKind.merge(kind, 1, Integer::sum);
            return count == 1 ? kind : kind + "_" + count;
        });
    }

    private static String declaration(String name, String type) {
        return Character.isDigit(name.charAt(0))
                ? "  __annotations__[\"" + name + "\"] = " + type + "\n"
                : "  " + name + " : " + type + "\n";
    }

    private static String quoted(Block block) {
        StringBuilder names = new StringBuilder();
        block.weights().keySet().forEach(name -> names.append('"').append(name).append("\", "));
        return names.toString();
    }
}
