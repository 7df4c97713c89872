package io.ashlar.metrics.entities;

/** A tag in strict reading: its first letter and its type, hyphens around the type stripped ({@code _} without one). */
record Tag(int prefix, String type) {
    static final Tag OUTSIDE = of("O");

    static Tag of(String tag) {
        int start = tag.offsetByCodePoints(0, 1);
        int end = tag.length();
        while (start < end && tag.charAt(start) == '-') {
            start++;
        }
        while (end > start && tag.charAt(end - 1) == '-') {
            end--;
        }
        return new Tag(tag.codePointAt(0), start == end ? "_" : tag.substring(start, end));
    }
}
