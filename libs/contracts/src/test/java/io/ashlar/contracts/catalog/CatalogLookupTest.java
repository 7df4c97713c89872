package io.ashlar.contracts.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.contracts.ids.VersionRef;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.ProcessingException;
import java.net.ConnectException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogLookupTest {
    /** What a client's answer fails with when the catalog is away: checked and unchecked ones. */
    static Stream<Throwable> absences() {
        return Stream.of(
                new ConnectException("refused"), new ProcessingException("closed"), new TimeoutException("silent"));
    }

    @ParameterizedTest
    @MethodSource("absences")
    void shouldSayThatTheCatalogIsAwaySoThatJobsTryAgain(Throwable absence) {
        CatalogLookup lookup = new CatalogLookup(new Absent(absence));

        assertThatThrownBy(() -> lookup.model(VersionRef.of("m@1")))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.SERVICE_UNAVAILABLE));
    }

    private record Absent(Throwable failure) implements CatalogClient {
        @Override
        public Uni<ModelVersion> model(String name, String version) {
            return Uni.createFrom().failure(failure);
        }

        @Override
        public Uni<DatasetVersion> dataset(String name, String version) {
            return Uni.createFrom().failure(failure);
        }
    }
}
