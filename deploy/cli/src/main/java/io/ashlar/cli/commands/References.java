package io.ashlar.cli.commands;

import io.ashlar.contracts.ids.Names;
import io.ashlar.contracts.ids.VersionRef;

/** Turns what a user writes, a name or {@code name@3}, into a path; a name that can be none is refused. */
final class References {
    private References() {}

    /** Of an endpoint. */
    static String endpoint(String name) {
        return "/api/v1/endpoints/" + Names.check("endpoint", name);
    }

    static String path(String collection, String reference) {
        VersionRef ref = VersionRef.of(reference);
        String version =
                ref.version().isPresent() ? String.valueOf(ref.version().getAsInt()) : "latest";
        return collection + "/" + ref.name() + "/versions/" + version;
    }
}
