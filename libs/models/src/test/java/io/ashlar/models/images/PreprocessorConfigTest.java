package io.ashlar.models.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ashlar.contracts.Json;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreprocessorConfigTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'feature_extractor_type':'ViTFeatureExtractor','size':32}|vit|100|50|32|32",
                "{'image_processor_type':'ViTImageProcessorFast'}|vit|100|50|224|224",
                "{'size':{'height':30,'width':40}}|swin|100|50|40|30",
                "{'size':{'shortest_edge':30},'do_center_crop':false}|dinov2|100|50|60|30",
                "{'size':{'shortest_edge':30,'longest_edge':50},'do_center_crop':false}|dinov2|100|50|50|25",
                "{'size':30,'do_center_crop':false}|dinov2|50|100|30|60",
                "{'size':256,'crop_size':20}|deit|100|50|256|256",
                "{'size':70,'crop_pct':0.7}|convnext|50|200|100|400",
                "{'size':{'shortest_edge':384}}|convnext|50|200|384|384",
                "{'size':[20,25]}|vit|50|200|25|20"
            })
    void shouldReadEveryFormOfSize(String json, String modelType, int width, int height, int newWidth, int newHeight)
            throws JsonProcessingException {
        ImagePreprocessor.Steps steps = steps(json, modelType);

        assertThat(Objects.requireNonNull(steps.size()).size(width, height)).containsExactly(newWidth, newHeight);
    }

    @Test
    void shouldFallBackToTheClassesOwnDefaults() throws JsonProcessingException {
        assertThat(steps("{}", "deit").crop()).isEqualTo(new CenterCrop(224, 224));
        assertThat(steps("{}", "deit").resampling()).isEqualTo(Resampling.BICUBIC);
        assertThat(steps("{}", "vit").crop()).isNull();
        assertThat(steps("{}", "vit").resampling()).isEqualTo(Resampling.BILINEAR);
        assertThat(steps("{}", "resnet").crop()).isNull();
        assertThat(steps("{'size':224}", "resnet").crop()).isEqualTo(new CenterCrop(224, 224));
        assertThat(Objects.requireNonNull(steps("{}", "dinov2").normalization()).mean()[0])
                .isEqualTo(0.48145466f);
        assertThat(steps("{'do_normalize':false,'do_rescale':false}", "vit").rescale())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'size':0}|size",
                "{'size':1000000}|size",
                "{'size':{'height':3}}|size.width",
                "{'resample':9}|resample",
                "{'resample':'sharp'}|sharp",
                "{'image_std':[0,1,1]}|image_std",
                "{'image_mean':[1,2]}|image_mean",
                "{'rescale_factor':-1}|rescale_factor",
                "{'image_processor_type':'SamImageProcessor'}|SamImageProcessor",
                "[]|object"
            })
    void shouldNameWhatIsWrong(String json, String named) {
        assertThatThrownBy(() -> steps(json, "vit")).hasMessageContaining(named);
    }

    @Test
    void shouldPadWhatIsSmallerThanTheCrop() {
        RgbImage white = new RgbImage(1, 2, new byte[] {-1, -1, -1, -1, -1, -1});

        RgbImage cropped = new CenterCrop(1, 4).of(white);

        assertThat(cropped.pixels()).containsExactly(0, 0, 0, 0, 0, 0, -1, -1, -1, 0, 0, 0);
    }

    private static ImagePreprocessor.Steps steps(String json, String modelType) throws JsonProcessingException {
        return PreprocessorConfig.of(Json.MAPPER.readTree(json.replace('\'', '"')), modelType)
                .steps();
    }
}
