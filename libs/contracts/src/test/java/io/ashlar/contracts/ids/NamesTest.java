package io.ashlar.contracts.ids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.contracts.problems.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"a", "0", "bert-base.v2_x", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void shouldAcceptNamesThatKeepTheRule(String name) {
        assertThat(Names.check("model", name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "-a", ".a", "a/b", "a b", "ä", "a\n", "../x"})
    void shouldRejectOthersAndSayTheRule(String name) {
        assertThatThrownBy(() -> Names.check("model", name))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("'" + name + "'")
                .hasMessageContaining("1 to 63");
    }

    @Test
    void shouldNotRepeatAHugeName() {
        assertThatThrownBy(() -> Names.check("model", "x".repeat(1_000_000)))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300));
    }

    @ParameterizedTest
    @CsvSource({
        "sentence-transformers/all-MiniLM-L6-v2, all-minilm-l6-v2",
        "name, name",
        "org/__x__, x__",
        "org/Große Modelle!, gro-e-modelle-",
        "org/---, model"
    })
    void shouldDeriveANameThatKeepsTheRule(String source, String expected) {
        assertThat(Names.derive(source)).isEqualTo(expected);
        assertThat(Names.check("model", Names.derive(source))).isEqualTo(expected);
    }

    @Test
    void shouldReadReferences() {
        assertThat(VersionRef.of("name").version()).isEmpty();
        assertThat(VersionRef.of("name@3")).isEqualTo(VersionRef.of("name", 3));
        assertThat(VersionRef.of("name@3")).hasToString("name@3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name@", "name@0", "name@-1", "name@x", "name@99999999999", "@1", "Name@1"})
    void shouldRejectReferencesThatCannotBe(String reference) {
        assertThatThrownBy(() -> VersionRef.of(reference)).isInstanceOf(ProblemException.class);
    }
}
