package io.ashlar.contracts.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.ashlar.contracts.problems.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/problems.md} is written by people, for people; its tables say what the code says, of every problem. */
class ProblemTableTest {
    private static final Path PAGE = Path.of("../../docs/problems.md");
    private static final int CELLS = 6;

    @Test
    void shouldExplainEveryProblemOnceWithItsOwnerAndStatuses() throws IOException {
        List<String> expected =
                Arrays.stream(ProblemCode.values()).map(ProblemTableTest::row).toList();

        assertThat(rows().map(cells -> String.join(" | ", cells.subList(0, 4))))
                .as("a row of docs/problems.md for each problem, as code, owner, HTTP and gRPC status")
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void shouldSayWhatEveryProblemMeansAndWhatToDo() throws IOException {
        assertThat(rows()).allSatisfy(cells -> {
            assertThat(cells).as("code, owner, HTTP, gRPC, meaning, advice").hasSize(CELLS);
            assertThat(cells.get(4)).as("what %s means", cells.get(0)).isNotBlank();
            assertThat(cells.get(5)).as("what to do about %s", cells.get(0)).isNotBlank();
        });
    }

    private static String row(ProblemCode code) {
        return "`" + code.wireName() + "` | " + code.owner() + " | " + code.httpStatus() + " | " + code.grpcCode();
    }

    /** The rows of tables that begin with a code; other tables of the page have fewer columns. */
    private static Stream<List<String>> rows() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> Arrays.stream(line.substring(1).split("\\|", -1))
                        .map(String::strip)
                        .toList())
                .map(cells -> cells.subList(0, cells.size() - 1))
                .filter(cells -> cells.size() >= 5);
    }
}
