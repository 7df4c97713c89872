package io.ashlar.contracts.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.Problem;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    @Test
    void shouldKeepTheWireFormOfEveryProblem() {
        String all = Arrays.stream(ProblemCode.values())
                .map(code -> Json.write(Problem.of(code, "detail", "instance")) + " " + code.grpcCode())
                .collect(Collectors.joining("\n", "", "\n"));
        GoldenFile.matches(Path.of("src/test/resources/golden/problems.txt"), all);
    }

    @Test
    void shouldFindTheProblemThatCausedAFailure() {
        Exception failure = new RuntimeException(new ProblemException(ProblemCode.DISK_FULL, "needs 5 bytes, has 4"));

        Problem problem = Problem.of(failure, "here");

        assertThat(problem.code()).isEqualTo(ProblemCode.DISK_FULL);
        assertThat(problem.detail()).isEqualTo("needs 5 bytes, has 4");
    }

    @Test
    void shouldNotShowTheMessageOfAFailureWithoutACode() {
        Problem problem = Problem.of(new IllegalStateException("password=secret"), null);

        assertThat(problem.code()).isEqualTo(ProblemCode.INTERNAL);
        assertThat(problem.detail()).doesNotContain("secret");
    }
}
