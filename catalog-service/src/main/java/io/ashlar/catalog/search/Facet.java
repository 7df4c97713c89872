package io.ashlar.catalog.search;

/** What models are filtered and counted by; each name is a query parameter. */
public enum Facet {
    TASK("task"),
    FINE_TUNING_TASK("fineTuningTask"),
    LICENCE("licence"),
    COLLECTION("collection"),
    LANGUAGE("language"),
    FAMILY("family"),
    SIZE("size");

    private final String parameter;

    Facet(String parameter) {
        this.parameter = parameter;
    }

    String parameter() {
        return parameter;
    }
}
