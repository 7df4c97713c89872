package io.ashlar.artifacts.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackagePathsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"config.json", "1_Pooling/config.json", ".gitattributes", "model..safetensors", "模型/a b.txt"})
    void shouldAllowOrdinaryPaths(String path) {
        assertThatCode(() -> PackagePaths.requireAllowed(path)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/etc/passwd",
                "../x",
                "a/../../x",
                "a/..",
                "./a",
                "a//b",
                "a/",
                "a\\b",
                "C:/x",
                "a:stream",
                "a\nb",
                "a\u0000b",
                "a\u202Eb",
                "a\ud800b"
            })
    void shouldRejectPathsThatLeadElsewhere(String path) {
        assertThatThrownBy(() -> PackagePaths.requireAllowed(path))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.PATH_NOT_ALLOWED));
    }

    @Test
    void shouldRejectPathsThatAreTooLong() {
        assertThatThrownBy(() -> PackagePaths.requireAllowed("a".repeat(256))).hasMessageContaining("255 bytes");
        assertThatThrownBy(() -> PackagePaths.requireAllowed("a/".repeat(600) + "b"))
                .hasMessageContaining("1024 bytes")
                .hasMessageContaining("…");
    }

    @Test
    void shouldRejectPathsThatDifferInCaseOrNormalFormOnly() {
        assertNotDistinct("README.md", "readme.md");
        assertNotDistinct("caf\u00e9", "cafe\u0301");
        assertNotDistinct("a/x", "A/y");
    }

    @Test
    void shouldRejectAFileThatIsAlsoAFolder() {
        assertNotDistinct("a", "a/b");
        assertNotDistinct("x/a/b/c", "x/A");
    }

    private static void assertNotDistinct(String first, String second) {
        assertThatThrownBy(() -> PackagePaths.requireDistinct(List.of(first, second)))
                .isInstanceOf(ProblemException.class);
    }
}
