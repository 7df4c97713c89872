package io.ashlar.imports.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.imports.licence.LicencePolicy.Ruling;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LicencePolicyTest {
    private static final LicencePolicy POLICY =
            new LicencePolicy(List.of("MIT", "bsd*"), List.of("llama3"), List.of("bsd-4*", "unknown"), Ruling.WARN);

    @ParameterizedTest
    @CsvSource({
        "mit, ALLOW",
        "Mit, ALLOW",
        "mit-0, WARN",
        "bsd, ALLOW",
        "bsd-3-clause, ALLOW",
        "bsd-4-clause, DENY",
        "llama3, WARN",
        "other, WARN",
        ", DENY"
    })
    void shouldRuleByTheListsOfWhichDenyComesFirst(String licence, Ruling ruling) {
        assertThat(POLICY.ruling(licence)).isEqualTo(ruling);
    }

    @Test
    void shouldImportWithAWarningOnlyWhereTheUserAccepts() {
        assertThatCode(() -> POLICY.require("llama3", true)).doesNotThrowAnyException();
        assertThatCode(() -> POLICY.require("mit", false)).doesNotThrowAnyException();
        assertDenied("llama3", false, "acceptLicence");
    }

    @Test
    void shouldNotImportWhatIsDeniedEvenIfAccepted() {
        assertDenied("bsd-4-clause", true, "'bsd-4-clause'");
        assertDenied(null, true, "no licence");
    }

    private static void assertDenied(@Nullable String licence, boolean accepted, String words) {
        assertThatThrownBy(() -> POLICY.require(licence, accepted))
                .hasMessageContaining(words)
                .extracting(e -> ((ProblemException) e).code())
                .isEqualTo(ProblemCode.LICENCE_DENIED);
    }
}
