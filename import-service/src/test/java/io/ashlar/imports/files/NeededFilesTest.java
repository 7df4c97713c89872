package io.ashlar.imports.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.imports.hub.RemoteFile;
import io.ashlar.imports.hub.Repository;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeededFilesTest {
    private static final String INDEX = "model.safetensors.index.json";

    @Test
    void shouldTakeOnlyWhatAPackageNeeds() {
        assertThat(needed(
                        "",
                        "config.json",
                        "README.md",
                        "LICENSE",
                        "LICENCE.txt",
                        "LICENSE-MODEL.md",
                        "tokenizer.json",
                        "vocab.txt",
                        "model.safetensors",
                        "pytorch_model.bin",
                        "tf_model.h5",
                        "onnx/model.onnx",
                        "onnx/config.json",
                        "training_args.bin",
                        "run.py",
                        "picture.png",
                        ".gitattributes"))
                .containsExactlyInAnyOrder(
                        "config.json",
                        "README.md",
                        "LICENSE",
                        "LICENCE.txt",
                        "LICENSE-MODEL.md",
                        "tokenizer.json",
                        "vocab.txt",
                        "model.safetensors");
    }

    @Test
    void shouldTakeTheShardsThatTheIndexNames() {
        String index =
                "{\"weight_map\":{\"a\":\"m-1.safetensors\",\"b\":\"m-2.safetensors\",\"c\":\"m-1.safetensors\"}}";

        assertThat(needed(index, "config.json", INDEX, "m-1.safetensors", "m-2.safetensors", "m-3.safetensors"))
                .containsExactlyInAnyOrder("config.json", INDEX, "m-1.safetensors", "m-2.safetensors");
    }

    @Test
    void shouldRejectAnIndexWhoseShardIsMissing() {
        String index = "{\"weight_map\":{\"a\":\"m-1.safetensors\"}}";

        assertProblem(ProblemCode.MODEL_FILE_MISSING, "m-1.safetensors", index, "config.json", INDEX);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[",
                "{}",
                "{\"weight_map\":{}}",
                "{\"weight_map\":{\"a\":\"../x.safetensors\"}}",
                "{\"weight_map\":{\"a\":\"run.py\"}}",
                "{\"weight_map\":{\"a\":7}}"
            })
    void shouldRejectAnIndexThatIsNone(String index) {
        assertProblem(ProblemCode.MODEL_FILE_MALFORMED, INDEX, index, "config.json", INDEX, "pytorch_model.bin");
    }

    @Test
    void shouldTakeTorchsOwnFilesWhereThereAreNoSafetensors() {
        assertThat(needed("", "config.json", "pytorch_model.bin"))
                .containsExactlyInAnyOrder("config.json", "pytorch_model.bin");
        String index = "{\"weight_map\":{\"a\":\"p-1.bin\",\"b\":\"p-2.bin\"}}";
        assertThat(needed(index, "config.json", "pytorch_model.bin.index.json", "p-1.bin", "p-2.bin"))
                .containsExactlyInAnyOrder("config.json", "pytorch_model.bin.index.json", "p-1.bin", "p-2.bin");
    }

    @Test
    void shouldTakeEveryPartOfAPipeline() {
        assertThat(needed(
                        "",
                        "model_index.json",
                        "README.md",
                        "unet/config.json",
                        "unet/diffusion_pytorch_model.safetensors",
                        "unet/diffusion_pytorch_model.bin",
                        "vae/config.json",
                        "vae/diffusion_pytorch_model.bin",
                        "text_encoder/config.json",
                        "text_encoder/model.safetensors",
                        "tokenizer/vocab.json",
                        "tokenizer/merges.txt",
                        "scheduler/scheduler_config.json",
                        "safety_checker/model.safetensors",
                        "v1-5-pruned.ckpt"))
                .containsExactlyInAnyOrder(
                        "model_index.json",
                        "README.md",
                        "unet/config.json",
                        "unet/diffusion_pytorch_model.safetensors",
                        "vae/config.json",
                        "vae/diffusion_pytorch_model.bin",
                        "text_encoder/config.json",
                        "text_encoder/model.safetensors",
                        "tokenizer/vocab.json",
                        "tokenizer/merges.txt",
                        "scheduler/scheduler_config.json");
        assertProblem(
                ProblemCode.MODEL_FILE_MISSING,
                "vae/diffusion_pytorch_model.safetensors",
                "",
                "model_index.json",
                "unet/diffusion_pytorch_model.safetensors");
    }

    @Test
    void shouldSayWhichFileIsMissing() {
        assertProblem(ProblemCode.MODEL_FILE_MISSING, "no 'config.json'", "", "model.safetensors");
        assertProblem(ProblemCode.MODEL_FILE_MISSING, "no 'model.safetensors'", "", "config.json");
    }

    @Test
    void shouldRejectFilesThatAreOneWhereCaseDoesNotCount() {
        assertProblem(
                ProblemCode.PATH_NOT_ALLOWED,
                "case does not count",
                "",
                "config.json",
                "model.safetensors",
                "LICENSE.md",
                "LICENSE.MD");
    }

    private static List<String> needed(String index, String... paths) {
        List<RemoteFile> files = Arrays.stream(paths)
                .map(path -> new RemoteFile(path, 10, null, null))
                .toList();
        Repository repository = new Repository("stone/tiny", "main", null, files, null, null, false);
        return NeededFiles.of(repository, (file, max) -> index.getBytes(StandardCharsets.UTF_8)).stream()
                .map(RemoteFile::path)
                .toList();
    }

    private static void assertProblem(ProblemCode code, String words, String index, String... paths) {
        assertThatThrownBy(() -> needed(index, paths))
                .hasMessageContaining(words)
                .extracting(e -> ((ProblemException) e).code())
                .isEqualTo(code);
    }
}
