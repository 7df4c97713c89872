package io.ashlar.catalog.usage;

import io.ashlar.contracts.ids.VersionRef;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** A capability that refers to versions. */
public interface Usage {
    /** What a reference is to. */
    enum Kind {
        MODEL,
        DATASET
    }

    /**
     * Who uses that version, each as a phrase for a person ("endpoint support"); empty if nobody does. Called in the
     * open transaction of the deletion.
     */
    Uni<List<String>> usersOf(Kind kind, VersionRef version);
}
