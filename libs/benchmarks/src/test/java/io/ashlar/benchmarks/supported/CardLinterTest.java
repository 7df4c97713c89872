package io.ashlar.benchmarks.supported;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.ashlar.contracts.catalog.CuratedCard;
import io.ashlar.models.families.Families;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardLinterTest {
    private static final String SOUND = """
            {"id": "org/name", "task": "fill-mask", "family": "bert", "licence": "mit", "fineTuningTasks": ["text-classification"],
             "languages": ["de", "en"], "samples": [{"inputs": "a [MASK] b"}]}""";

    @Test
    void shouldFindNothingInASoundCard() throws IOException {
        assertThat(findings(SOUND)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "org/name | name | none of the Hub's",
                "\"bert\" | \"bort\" | no family 'bort'",
                "\"bert\" | \"gpt2\" | do not do fill-mask",
                "[\"text-classification\"] | [\"translation\"] | not fine-tuned for translation",
                "[\"text-classification\"] | [\"text-classification\", \"text-classification\"] | there twice",
                "\"mit\" | \"my-own\" | no licence of SPDX",
                "\"mit\" | \"MIT\" | no licence of SPDX",
                "\"de\" | \"dx\" | no language of ISO 639",
                "\"de\" | \"deutsch\" | no language of ISO 639",
                "\"de\" | \"en\" | one is there twice",
                "a [MASK] b | a <mask> b | one mask token",
                "a [MASK] b | [MASK] [MASK] | one mask token",
                "[{\"inputs\": \"a [MASK] b\"}] | [] | has no sample",
                "{\"inputs\" | {\"input\" | one mask token",
                "\"fill-mask\" | \"question-answering\" | a question with its context"
            })
    void shouldFindWhatIsWrong(String sound, String damaged, String finding) throws IOException {
        assertThat(SOUND).contains(sound);
        assertThat(findings(SOUND.replace(sound, damaged))).anyMatch(found -> found.contains(finding));
    }

    @Test
    void shouldFindTheSameCardTwice() throws IOException {
        assertThat(findings(SOUND + "," + SOUND.replace("org/name", "Org/Name")))
                .containsExactly("Org/Name: there is another card with its id");
    }

    @Test
    void shouldWantTheLanguagesOfModelsThatTakeThem() throws IOException {
        String card = """
                {"id": "org/name", "task": "translation", "family": "m2m_100", "samples": [{"inputs": "a"}]}""";

        assertThat(findings(card)).singleElement().asString().contains("with its languages");
    }

    @Test
    void shouldWantPicturesThatCanBeDecoded() throws IOException {
        String card = """
                {"id": "org/name", "task": "image-classification", "family": "vit", "samples": [{"inputs": "aGVsbG8="}]}""";

        assertThat(findings(card)).singleElement().asString().contains("a picture in base64");
    }

    @Test
    void shouldRefuseAFieldThatNoCardHas() {
        assertThatExceptionOfType(UnrecognizedPropertyException.class)
                .isThrownBy(() -> findings(SOUND.replace("licence", "license")));
    }

    private static List<String> findings(String cards) throws IOException {
        byte[] json = ("[" + cards + "]").getBytes(StandardCharsets.UTF_8);
        return new CardLinter(Families.support()).findings(CuratedCard.readAll(new ByteArrayInputStream(json)));
    }
}
