package io.ashlar.models.tasks.generation;

import java.util.List;

/** Text on its way to a reader who shall not see a stop string: what may be the beginning of one is held back. */
final class StopText {
    private final List<String> stops;
    private final StringBuilder held = new StringBuilder();
    private boolean isStopped;

    /**
     * Text that ends before any of these.
     *
     * @param stops none: every piece goes through
     */
    StopText(List<String> stops) {
        this.stops = stops;
    }

    /** What can be shown of what has come. */
    String add(String piece) {
        if (isStopped) {
            return "";
        }
        held.append(piece);
        int cut = firstStop(held);
        if (cut >= 0) {
            isStopped = true;
            return take(cut);
        }
        return take(held.length() - longestBeginning());
    }

    /** What was held back and turned out to be no stop string. */
    String end() {
        return isStopped ? "" : take(held.length());
    }

    private String take(int length) {
        String text = held.substring(0, length);
        held.delete(0, length);
        return text;
    }

    private int firstStop(CharSequence text) {
        int first = -1;
        for (String stop : stops) {
            int at = text.toString().indexOf(stop);
            first = at >= 0 && (first < 0 || at < first) ? at : first;
        }
        return first;
    }

    /** How much of the end may be the beginning of a stop string. */
    private int longestBeginning() {
        int longest = 0;
        for (String stop : stops) {
            for (int length = Math.min(stop.length() - 1, held.length()); length > longest; length--) {
                if (held.toString().endsWith(stop.substring(0, length))) {
                    longest = length;
                }
            }
        }
        return longest;
    }
}
