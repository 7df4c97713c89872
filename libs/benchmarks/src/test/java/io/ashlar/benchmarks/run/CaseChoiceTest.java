package io.ashlar.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class CaseChoiceTest {
    private final StringWriter errors = new StringWriter();
    private final Playing playing = new Playing();

    @Command(name = "playing")
    private static final class Playing implements Callable<Integer> {
        @Mixin
        private CaseChoice choice = new CaseChoice();

        private List<String> played = List.of();

        @Override
        public Integer call() {
            played = choice.played(Stream.of("1 x 32 fp32", "8 x 32 fp32", "8 x 32 bf16")
                    .filter(choice::wants)
                    .toList());
            return 0;
        }
    }

    private int run(String... arguments) {
        return new CommandLine(playing).setErr(new PrintWriter(errors, true)).execute(arguments);
    }

    @Test
    void shouldPlayEveryCaseUnasked() {
        assertThat(run()).isZero();
        assertThat(playing.played).containsExactly("1 x 32 fp32", "8 x 32 fp32", "8 x 32 bf16");
    }

    @Test
    void shouldPlayTheCasesWhoseNameHasOneOfTheTexts() {
        assertThat(run("--only", "bf16,1 x")).isZero();
        assertThat(playing.played).containsExactly("1 x 32 fp32", "8 x 32 bf16");
    }

    @Test
    void shouldNameTheCasesWhereNoneIsChosen() {
        assertThat(run("--only", "int8")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(errors.toString()).contains("--only int8", "1 x 32 fp32; 8 x 32 fp32; 8 x 32 bf16");
    }
}
