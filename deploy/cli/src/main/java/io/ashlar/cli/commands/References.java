package io.ashlar.cli.commands;

import io.ashlar.contracts.ids.VersionRef;

/** Turns what a user writes, {@code name} or {@code name@3}, into the path of that version. */
final class References {
    private References() {}

    static String path(String collection, String reference) {
        VersionRef ref = VersionRef.of(reference);
        String version =
                ref.version().isPresent() ? String.valueOf(ref.version().getAsInt()) : "latest";
        return collection + "/" + ref.name() + "/versions/" + version;
    }
}
