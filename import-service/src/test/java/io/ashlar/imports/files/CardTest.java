package io.ashlar.imports.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardTest {
    @Test
    void shouldReadLicenceAndTaskFromTheFrontMatter() {
        assertThat(card("---\nlicense: MIT\npipeline_tag: fill-mask\n---\n# Tiny\n"))
                .isEqualTo(new Card("mit", "fill-mask"));
        assertThat(card("\uFEFF---\r\nlicense:\r\n- apache-2.0\r\n- mit\r\n---\r\n")
                        .licence())
                .isEqualTo("apache-2.0");
    }

    @Test
    void shouldNameALicenceOfItsOwn() {
        assertThat(card("---\nlicense: other\nlicense_name: llama3\n---\n").licence())
                .isEqualTo("llama3");
        assertThat(card("---\nlicense: other\n---\n").licence()).isEqualTo("other");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# Only text",
                "---\nlicense: mit\n",
                "---\n: [\n---\n",
                "---\n---\n",
                "---\n\n---\n",
                "---\nlicense: {a: b}\n---\n",
                "---\njust text\n---\n"
            })
    void shouldSayNothingForACardThatSaysNothing(String readme) {
        assertThat(card(readme)).isEqualTo(new Card(null, null));
    }

    private static Card card(String readme) {
        return Card.parse(readme.getBytes(StandardCharsets.UTF_8));
    }
}
