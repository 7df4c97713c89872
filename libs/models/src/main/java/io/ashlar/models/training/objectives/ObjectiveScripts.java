package io.ashlar.models.training.objectives;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The resources that objectives are made of. */
final class ObjectiveScripts {
    private ObjectiveScripts() {}

    /** The text of the resource {@code NAME.py} beside this class. */
    static String text(String name) {
        try (InputStream in = ObjectiveScripts.class.getResourceAsStream(name + ".py")) {
            if (in == null) {
                throw new IllegalStateException(name + ".py is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A packed text model whose loss is one expression. */
    static String packed(String lossExpression, boolean answering) {
        return text("outputs_packed")
                + text("loss_expression").replace("$expression", lossExpression)
                + answers(answering);
    }

    static String answers(boolean answering) {
        return text(answering ? "answers_all" : "answers_none");
    }
}
