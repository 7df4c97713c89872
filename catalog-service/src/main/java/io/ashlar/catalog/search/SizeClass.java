package io.ashlar.catalog.search;

/** Sizes of packages as people choose by them; a class ends where the next one starts. */
enum SizeClass {
    SMALL("under-100-mb", 0),
    MEDIUM("100-mb-to-1-gb", 100_000_000L),
    LARGE("1-gb-to-10-gb", 1_000_000_000L),
    HUGE("over-10-gb", 10_000_000_000L);

    private final String wireName;
    private final long fromBytes;

    SizeClass(String wireName, long fromBytes) {
        this.wireName = wireName;
        this.fromBytes = fromBytes;
    }

    String wireName() {
        return wireName;
    }

    static SizeClass of(String wireName) {
        for (SizeClass size : values()) {
            if (size.wireName.equals(wireName)) {
                return size;
            }
        }
        throw new IllegalArgumentException(wireName);
    }

    /** An SQL condition on a package's size; made of constants only. */
    String condition(String column) {
        String from = column + " >= " + fromBytes;
        return this == HUGE ? from : from + " and " + column + " < " + values()[ordinal() + 1].fromBytes;
    }
}
