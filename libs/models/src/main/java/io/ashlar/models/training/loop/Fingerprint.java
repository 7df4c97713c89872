package io.ashlar.models.training.loop;

import io.ashlar.models.tokenizers.Encoding;
import io.ashlar.models.training.data.TrainingRow;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** What makes two plans the same training: recipe, labels and rows. */
final class Fingerprint {
    private Fingerprint() {}

    static String of(TrainingPlan plan) {
        MessageDigest digest = sha256();
        digest.update(plan.recipe().json().toString().getBytes(StandardCharsets.UTF_8));
        digest.update(plan.labels().toString().getBytes(StandardCharsets.UTF_8));
        digest.update(plan.loss().problemType().getBytes(StandardCharsets.UTF_8));
        add(digest, plan.train());
        add(digest, plan.validation());
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, List<TrainingRow> rows) {
        for (TrainingRow row : rows) {
            Encoding encoding = row.encoding();
            ByteBuffer bytes = ByteBuffer.allocate(
                    Integer.BYTES + row.tokens() * 2 * Long.BYTES + row.target().length * Float.BYTES);
            bytes.putInt(row.tokens());
            for (int i = 0; i < row.tokens(); i++) {
                bytes.putLong(encoding.id(i)).putLong(encoding.type(i));
            }
            for (float target : row.target()) {
                bytes.putFloat(target);
            }
            digest.update(bytes.flip());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
