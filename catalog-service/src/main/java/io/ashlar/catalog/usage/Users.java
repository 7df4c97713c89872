package io.ashlar.catalog.usage;

import io.ashlar.contracts.ids.VersionRef;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Asks every {@link Usage}, one after the other, because they share one session. */
@ApplicationScoped
public class Users {
    private final List<Usage> usages;

    Users(@All List<Usage> usages) {
        this.usages = usages;
    }

    /** Everybody who uses the version. */
    public Uni<List<String>> of(Usage.Kind kind, VersionRef version) {
        Uni<List<String>> users = Uni.createFrom().item(ArrayList::new);
        for (Usage usage : usages) {
            users = users.flatMap(known -> usage.usersOf(kind, version).map(more -> {
                List<String> all = new ArrayList<>(known);
                all.addAll(more);
                return all;
            }));
        }
        return users;
    }
}
