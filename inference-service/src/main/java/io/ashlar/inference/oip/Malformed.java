package io.ashlar.inference.oip;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;

/** The problem of a tensor or request that breaks the protocol. */
public final class Malformed {
    private Malformed() {}

    public static ProblemException tensor(String name, String rule) {
        return new ProblemException(ProblemCode.INPUT_INVALID, "Tensor '" + shorten(name) + "' " + rule);
    }

    public static ProblemException request(String rule) {
        return new ProblemException(ProblemCode.REQUEST_INVALID, rule);
    }

    static String shorten(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
