package io.ashlar.models.tokenizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.ProblemException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each of the refused documents ends the process where the native library gets it. */
class DocumentRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'model': {'type': 'BPE', 'vocab': {'a': 0}, 'merges': [['a', 'b']], 'continuing_subword_prefix': '##'}}",
                "{'normalizer': {'type': 'Precompiled', 'precompiled_charsmap': 'BAAAAAAAAAA='}}",
                "{'normalizer': {'type': 'Precompiled', 'precompiled_charsmap': '*'}}",
                "{'decoder': {'type': 'Strip', 'content': 'a', 'start': 1, 'stop': 1}}",
                "{'pre_tokenizer': {'type': 'FixedLength', 'length': 0}}",
                "{'normalizer': {'type': 'Replace', 'pattern': {'Regex': '(x+x+)+y'}, 'content': ''}}",
                "{'normalizer': {'type': 'Replace', 'pattern': {'String': ''}, 'content': 'a'}}",
                "{'pre_tokenizer': {'type': 'Sequence', 'pretokenizers': [{'type': 'Nothing'}]}}",
                "{'post_processor': {'type': 'TemplateProcessing', 'single': [], 'pair': [],"
                        + " 'special_tokens': {'x': {'id': 'x', 'ids': [1, 2], 'tokens': ['x']}}}}",
                "{'normalizer': {'type': 'Sequence', 'normalizers': ["
                        + "{'type': 'Replace', 'pattern': {'String': 'a'}, 'content': 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'},"
                        + "{'type': 'Replace', 'pattern': {'String': 'a'}, 'content': 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'}]}}"
            })
    void shouldRefuseWhatTheLibraryDoesNotSurvive(String document) {
        assertThatThrownBy(() -> DocumentRules.check(Json.MAPPER.readTree(document.replace('\'', '"'))))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("tokenizer.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*"
                        + "|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+",
                "'(?i:[sdmt]|ll|ve|re)|[^\\r\\n\\p{L}\\p{N}]?+\\p{L}++|\\p{N}{1,3}+| ?[^\\s\\p{L}\\p{N}]++[\\r\\n]*+"
                        + "|\\s++$|\\s*[\\r\\n]|\\s+(?!\\S)|\\s",
                "[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]*[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]+"
                        + "(?i:'s|'t|'re|'ve|'m|'ll|'d)?|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*|\\s*[\\r\\n]+|\\s+",
                " {2,}",
                "\\s{2,}|[\\n\\r\\t]",
                "<\\|startoftext\\|>|'s|[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+",
                "[A-Za-z\\u00C0-\\u02FF]+|[!-/:-~]+|\\s?\\p{L}+",
                " ?[^(\\s|[.,!?\u2026\u3002\uff0c\u3001\u0964\u06d4\u060c])]+"
            })
    void shouldTakeExpressionsOfRealTokenizers(String expression) {
        assertThat(SearchCost.isUnbounded(expression)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a|b)*c", "(a*)*", "(?:x+)+", "a*a*b", "a+b+c", "(a{2,}){3,}", "x*y*z*", "([ab]+|c){2,}"})
    void shouldSeeExpressionsThatMaySearchForEver(String expression) {
        assertThat(SearchCost.isUnbounded(expression)).isTrue();
    }

    @Test
    void shouldRefuseDropout() throws IOException {
        assertThatThrownBy(() -> DocumentRules.check(
                        Json.MAPPER.readTree("{\"model\": {\"type\": \"BPE\", \"dropout\": 0.1, \"merges\": []}}")))
                .hasMessageContaining("dropout");
    }
}
