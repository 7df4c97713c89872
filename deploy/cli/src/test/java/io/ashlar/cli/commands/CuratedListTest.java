package io.ashlar.cli.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ashlar.contracts.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class CuratedListTest {
    @Test
    void shouldEndInTheCommandThatImportsOne() throws JsonProcessingException {
        List<String> lines = lines("""
                {"items": [
                  {"id": "org/a", "task": "fill-mask", "family": "bert", "licence": "mit", "languages": ["de", "en"], "models": ["a"]},
                  {"id": "org/b", "task": "fill-mask", "family": "bert", "languages": ["a", "b", "c", "d", "e"], "models": []}]}""");

        assertThat(lines)
                .containsExactly(
                        "ID     TASK       FAMILY  LICENCE  LANGUAGES    IMPORTED AS",
                        "-----  ---------  ------  -------  -----------  -----------",
                        "org/a  fill-mask  bert    mit      de en        a",
                        "org/b  fill-mask  bert    -        5 languages",
                        "",
                        "import one with: ashlar import org/a --task fill-mask");
    }

    @Test
    void shouldShowNoCommandWhereNothingWasFound() throws JsonProcessingException {
        assertThat(lines("{\"items\": []}")).hasSize(2);
    }

    private static List<String> lines(String page) throws JsonProcessingException {
        return CuratedList.lines(Json.MAPPER.readTree(page));
    }
}
