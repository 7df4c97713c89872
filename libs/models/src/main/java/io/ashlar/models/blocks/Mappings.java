package io.ashlar.models.blocks;

import io.ashlar.models.torchscript.ScriptValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Collects what the module maps from files, and writes the method of the root that does it. */
final class Mappings {
    private final List<Path> files = new ArrayList<>();
    private final StringBuilder body = new StringBuilder();

    void add(String path, ScriptValue.Mapped mapped) {
        Path file = mapped.region().file();
        if (!files.contains(file)) {
            files.add(file);
        }
        String weight = Script.expression(path);
        body.append("  %s = __torch__.ashlar.mapped(files[%d], %d, %s, %d, %s)\n"
                .formatted(
                        weight,
                        files.indexOf(file),
                        mapped.region().offset() / mapped.stored().bytes(),
                        mapped.shape(),
                        mapped.stored().scalarType(),
                        weight));
    }

    List<Path> files() {
        return List.copyOf(files);
    }

    /** The method {@code map}; empty where nothing is mapped. */
    String method() {
        return files.isEmpty() ? "" : "def map(self, files: List[str]) -> int:\n" + body + "  return 1\n";
    }
}
