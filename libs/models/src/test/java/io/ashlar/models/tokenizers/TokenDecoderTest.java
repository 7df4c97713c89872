package io.ashlar.models.tokenizers;

import static org.assertj.core.api.Assertions.assertThat;

import io.ashlar.contracts.Json;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Expected texts are what the library, tokenizers 0.22.2, gives for {@code decoder.decode(tokens)}. */
class TokenDecoderTest {
    private static final String FALLBACK = "{'type':'Sequence','decoders':[{'type':'Replace','pattern':{'String':'_'},"
            + "'content':' '},{'type':'ByteFallback'},{'type':'Fuse'},{'type':'Strip','content':' ','start':1,'stop':0}]}";

    static List<Arguments> cases() {
        return List.of(
                Arguments.of("null", "a|##b|c", "a ##b c"),
                Arguments.of(
                        "{'type':'WordPiece','prefix':'##','cleanup':true}",
                        "##x|##y|do|not|.|it|'s",
                        "##xy do not. it's"),
                Arguments.of("{'type':'WordPiece','prefix':'##','cleanup':false}", "a|##b|.", "ab ."),
                Arguments.of("{'type':'Metaspace','replacement':'_','prepend_scheme':'always'}", "_a|b|_c_", "ab c "),
                Arguments.of("{'type':'Metaspace','replacement':'_','prepend_scheme':'never'}", "_a|_b", " a b"),
                Arguments.of("{'type':'Metaspace','replacement':'_','add_prefix_space':false}", "_a|_b", " a b"),
                Arguments.of("{'type':'BPEDecoder','suffix':'</w>'}", "a</w>|b|c</w>", "a bc"),
                Arguments.of("{'type':'ByteLevel'}", "\u0120caf|\u00c3|\u00a9|\u0120\u4eac", " caf\u00e9\u0120\u4eac"),
                Arguments.of(FALLBACK, "_a|<0xC3>|<0xA9>|_b|<0xFF>", "a\u00e9 b\ufffd"),
                Arguments.of(FALLBACK, "_a|<0xC3>|<0xA9>|<0xFF>|_b", "a\ufffd\ufffd\ufffd b"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldDecodeAsTheLibraryDoes(String decoder, String tokens, String text) throws IOException {
        TokenDecoder made = TokenDecoder.of(Json.MAPPER.readTree(decoder.replace('\'', '"')));

        assertThat(made.text(List.of(tokens.split("\\|")))).isEqualTo(text);
        assertThat(made.text(List.of())).isEmpty();
    }
}
