package io.ashlar.imports.job;

import io.ashlar.contracts.Task;
import io.ashlar.imports.licence.LicencePolicy.Ruling;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an import would do: the answer of the dry run.
 *
 * @param name the model's name in the catalog
 * @param source the Hub's id, or the folder
 * @param commit what the revision stands for now
 * @param family the architecture
 * @param licence as the card names it
 * @param licenceRuling what the policy says of it
 * @param gated that its files need a token
 * @param bytes of all files of the package
 * @param bytesToDownload what is not here yet
 * @param bytesFree what imports may take of the disk
 */
public record ImportPlan(
        String name,
        String source,
        String revision,
        @Nullable String commit,
        Task task,
        String family,
        @Nullable String licence,
        Ruling licenceRuling,
        boolean gated,
        long bytes,
        long bytesToDownload,
        long bytesFree,
        List<PlannedFile> files) {
    public ImportPlan {
        files = List.copyOf(files);
    }

    /**
     * A file of the package to be.
     *
     * @param present that it is in the artifact store already
     */
    public record PlannedFile(String path, long size, boolean present) {}
}
