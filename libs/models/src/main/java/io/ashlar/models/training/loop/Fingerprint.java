package io.ashlar.models.training.loop;

import com.fasterxml.jackson.databind.JsonNode;
import io.ashlar.models.training.data.TrainingRow;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What makes two plans the same training: recipe, objective and rows. */
final class Fingerprint {
    private Fingerprint() {}

    static String of(TrainingPlan plan) {
        return of(plan, plan.recipe().json());
    }

    /** The same of some of the recipe's parameters. */
    static String of(TrainingPlan plan, JsonNode recipe) {
        MessageDigest digest = sha256();
        try (DataOutputStream out =
                new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest))) {
            out.writeUTF(plan.objective().getClass().getSimpleName());
            byte[] named = (recipe + plan.objective().identity()).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            out.write(named);
            for (TrainingRow row : plan.train()) {
                row.writeTo(out);
            }
            for (TrainingRow row : plan.validation()) {
                row.writeTo(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
