package io.ashlar.training.rows;

import io.ashlar.artifacts.Digest;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.datasets.columns.ImageValues;
import io.ashlar.datasets.columns.RoleColumns;
import io.ashlar.datasets.rows.Row;
import io.ashlar.models.images.ImageDecoder;
import io.ashlar.models.images.ImageLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Pictures, which are decoded once to see that they can be, and kept as files. */
record ImageReading(RoleColumns columns, Path pictures) implements RowReading {
    @Override
    public Example example(Row row) {
        byte[] bytes = ImageValues.bytes(columns, row, "image");
        try {
            new ImageDecoder(ImageLimits.DEFAULT).decode(bytes);
        } catch (ProblemException e) {
            throw columns.malformed(row, "image", "holds no picture that can be read (" + e.detail() + ")");
        }
        String label = columns.needed(row, "label");
        return new Example.Image(row.number(), keep(bytes).toString(), label);
    }

    private Path keep(byte[] bytes) {
        try {
            Path file = pictures.resolve(Digest.of(bytes).sha256());
            if (!Files.exists(file)) {
                Files.createDirectories(pictures);
                Path partial = Files.createTempFile(pictures, "picture", ".new");
                Files.write(partial, bytes);
                Files.move(partial, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String stratum(Example example) {
        return example.labels().get(0);
    }
}
