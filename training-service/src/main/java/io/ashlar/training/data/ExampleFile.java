package io.ashlar.training.data;

import io.ashlar.contracts.Json;
import io.ashlar.contracts.Task;
import io.ashlar.models.training.objectives.LossFunction;
import io.ashlar.training.rows.Example;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Examples on their way to the worker: a line that says what they are, then a line each. */
public final class ExampleFile {
    private ExampleFile() {}

    private record Header(
            Task task,
            LossFunction loss,
            Map<String, String> columns,
            List<String> labels,
            int train,
            int validation,
            int test) {}

    /** Writes the file whole or not at all. */
    public static void write(Path file, Examples examples) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".new");
        try (BufferedWriter out = Files.newBufferedWriter(partial)) {
            line(
                    out,
                    new Header(
                            examples.task(),
                            examples.loss(),
                            examples.columns(),
                            examples.labels(),
                            examples.train().size(),
                            examples.validation().size(),
                            examples.test().size()));
            for (List<Example> part : examples.parts().values()) {
                for (Example example : part) {
                    line(out, example);
                }
            }
        }
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void line(BufferedWriter out, Object value) throws IOException {
        out.write(Json.write(value));
        out.write('\n');
    }

    /** Reads what {@link #write} wrote. */
    public static Examples read(Path file) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(file)) {
            Header header = Json.read(next(in, file), Header.class);
            List<Example> train = part(in, header.train(), file);
            List<Example> validation = part(in, header.validation(), file);
            List<Example> test = part(in, header.test(), file);
            return new Examples(
                    header.task(), header.loss(), header.columns(), header.labels(), train, validation, test);
        }
    }

    private static List<Example> part(BufferedReader in, int rows, Path file) throws IOException {
        List<Example> part = new ArrayList<>(rows);
        for (int row = 0; row < rows; row++) {
            part.add(Json.read(next(in, file), Example.class));
        }
        return part;
    }

    private static String next(BufferedReader in, Path file) throws IOException {
        String line = in.readLine();
        if (line == null) {
            throw new IOException(file + " ends before its last row");
        }
        return line;
    }
}
