package io.ashlar.local.demo;

import io.ashlar.embedded.minilm.MiniLmRepository;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a demo works with.
 *
 * @param model a Hub id; absent for the model that comes with Ashlar
 * @param data the user's own file; absent for the messages that come with Ashlar
 * @param text the column with the text
 * @param label the column with the label
 */
public record DemoPlan(@Nullable String model, @Nullable Path data, String text, String label, int epochs) {
    String repository() {
        return model == null ? MiniLmRepository.ID : model;
    }
}
