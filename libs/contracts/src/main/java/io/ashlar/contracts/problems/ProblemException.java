package io.ashlar.contracts.problems;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A failure that has a code: whoever catches it at an edge (REST, gRPC, a job) tells it as it stands. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemCode code;
    private final transient List<ProblemItem> items;

    /** {@code detail} names the value, the rule it breaks and what to do. */
    public ProblemException(ProblemCode code, String detail) {
        this(code, detail, null);
    }

    /** The same, keeping the cause for the log. */
    public ProblemException(ProblemCode code, String detail, @Nullable Throwable cause) {
        this(code, detail, List.of(), cause);
    }

    private ProblemException(ProblemCode code, String detail, List<ProblemItem> items, @Nullable Throwable cause) {
        super(detail, cause);
        this.code = code;
        this.items = List.copyOf(items);
    }

    /** Everything that was found at once, at least one; the code is that of the first. */
    public static ProblemException of(List<ProblemItem> found) {
        if (found.isEmpty()) {
            throw new IllegalArgumentException("no problem, so nothing to throw");
        }
        ProblemItem first = found.get(0);
        if (found.size() == 1) {
            return new ProblemException(first.code(), first.detail());
        }
        String all = found.stream().map(ProblemItem::toString).collect(Collectors.joining(" "));
        return new ProblemException(first.code(), found.size() + " problems: " + all, found, null);
    }

    /** Several problems of one code. */
    public static ProblemException of(ProblemCode code, List<String> details) {
        List<ProblemItem> found = new ArrayList<>();
        details.forEach(detail -> found.add(new ProblemItem(code, detail)));
        return of(found);
    }

    public ProblemCode code() {
        return code;
    }

    /** The message, never absent. */
    public String detail() {
        String message = getMessage();
        return message == null ? code.title() : message;
    }

    /** Each problem that was found; one where only one was looked for. */
    public List<ProblemItem> items() {
        return items == null || items.isEmpty() ? List.of(new ProblemItem(code, detail())) : items;
    }
}
