package io.ashlar.imports.job;

import io.ashlar.contracts.Task;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.contracts.requests.ImportRequest;
import io.ashlar.imports.download.Downloads;
import io.ashlar.imports.files.Card;
import io.ashlar.imports.files.ModelDescription;
import io.ashlar.imports.files.NeededFiles;
import io.ashlar.imports.files.WeightsProbe;
import io.ashlar.imports.hub.ModelHub;
import io.ashlar.imports.hub.RemoteFile;
import io.ashlar.imports.hub.Repository;
import io.ashlar.imports.hub.SmallFiles;
import io.ashlar.imports.licence.LicencePolicy;
import io.ashlar.imports.settings.Hubs;
import io.ashlar.models.families.Families;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks everything about an import that can be known before the download. */
@Singleton
final class Inspector {
    private static final int MAX_SMALL_FILE = 16 << 20;
    private static final List<String> TOKENIZERS = List.of(
            "tokenizer.json",
            "vocab.txt",
            "vocab.json",
            "spiece.model",
            "sentencepiece.bpe.model",
            "spm.model",
            "tokenizer.model",
            "source.spm");
    private static final String TOKENIZER_CONFIG = "tokenizer_config.json";

    private final Hubs hubs;
    private final LicencePolicy licences;
    private final Downloads downloads;

    Inspector(Hubs hubs, LicencePolicy licences, Downloads downloads) {
        this.hubs = hubs;
        this.licences = licences;
        this.downloads = downloads;
    }

    /** Inspects what the request asks for, at {@code commit} where an earlier attempt has settled it. */
    Inspection inspect(ImportRequest request, @Nullable String commit) {
        ModelHub hub = hubs.of(request);
        String revision = request.revision() == null ? "main" : request.revision();
        Repository repository = hub.find(request.origin(), commit == null ? revision : commit);
        SmallFiles small = new SmallFiles(hub);
        List<RemoteFile> files = NeededFiles.of(repository, (file, max) -> small.read(repository, file, max));
        ModelDescription model = describe(small, repository);
        read(small, repository, TOKENIZER_CONFIG).ifPresent(ModelDescription::requireOwnTokenizer);
        Card card = card(small, repository);
        licences.require(card.licence(), request.acceptLicence());
        Task task = model.task(request.task(), card.pipelineTag());
        model.requireTask(task);
        requireFittingExpectations(task, request);
        requireTokenizer(repository, task);
        for (RemoteFile file : files) {
            if (file.path().endsWith(".safetensors")
                    && downloads.present(repository, file).isEmpty()) {
                small.reading(repository, file, content -> {
                    WeightsProbe.check(file, content);
                    return file;
                });
            }
        }
        return new Inspection(hub, repository, files, model.modelType(), task, card.licence());
    }

    private static ModelDescription describe(SmallFiles small, Repository repository) {
        Optional<byte[]> pipeline = read(small, repository, NeededFiles.PIPELINE_INDEX);
        return pipeline.isPresent()
                ? ModelDescription.parsePipeline(pipeline.get())
                : ModelDescription.parse(
                        read(small, repository, NeededFiles.CONFIG).orElseThrow(), Families.modelTypes());
    }

    private static Optional<byte[]> read(SmallFiles small, Repository repository, String path) {
        return repository.file(path).map(file -> small.read(repository, file, MAX_SMALL_FILE));
    }

    /** The listing has the card's words; a place without them has the card itself. */
    private static Card card(SmallFiles small, Repository repository) {
        Card listed = new Card(repository.licence(), repository.pipelineTag());
        if (listed.licence() != null && listed.pipelineTag() != null) {
            return listed;
        }
        Card read = read(small, repository, NeededFiles.CARD).map(Card::parse).orElse(new Card(null, null));
        return new Card(
                listed.licence() == null ? read.licence() : listed.licence(),
                listed.pipelineTag() == null ? read.pipelineTag() : listed.pipelineTag());
    }

    private static void requireFittingExpectations(Task task, ImportRequest request) {
        if (request.expected() != null && task != Task.TEXT_CLASSIFICATION) {
            throw new ProblemException(
                    ProblemCode.REQUEST_INVALID,
                    "'expected' holds logits of text-classification, and the task is '" + task.wireName()
                            + "'. Leave it out.");
        }
    }

    private static void requireTokenizer(Repository repository, Task task) {
        boolean text = task != Task.IMAGE_CLASSIFICATION && task != Task.TEXT_TO_IMAGE;
        if (text && TOKENIZERS.stream().allMatch(name -> repository.file(name).isEmpty())) {
            throw new ProblemException(
                    ProblemCode.MODEL_FILE_MISSING,
                    repository.described() + " has none of " + String.join(", ", TOKENIZERS)
                            + ", one of which makes texts into tokens. Take a repository with a tokenizer.");
        }
    }
}
