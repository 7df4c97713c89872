package io.ashlar.testing.models;

import io.ashlar.testing.models.TinyModel.Family;
import java.nio.file.Path;

/** The usual tiny packages by one call each; {@link TinyModel} describes others. */
public final class TinyModels {
    private TinyModels() {}

    /** A BERT encoder without a head. */
    public static Path bert(Path folder) {
        return TinyModel.encoder(Family.BERT).write(folder);
    }

    /** A RoBERTa encoder without a head. */
    public static Path roberta(Path folder) {
        return TinyModel.encoder(Family.ROBERTA).write(folder);
    }

    /** A DistilBERT encoder without a head. */
    public static Path distilBert(Path folder) {
        return TinyModel.encoder(Family.DISTILBERT).write(folder);
    }

    /** A package that classifies texts, at random, under these labels. */
    public static Path classifier(Path folder, Family family, String... labels) {
        return TinyModel.classifier(family, labels).write(folder);
    }
}
