package io.ashlar.datasets.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.contracts.requests.DataPart;
import io.ashlar.datasets.rows.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabeledTextsTest {
    @TempDir
    private Path folder;

    @Test
    void shouldPartitionTheRowsIntoTheThreePartsOfTheSplit() throws IOException {
        LabeledTexts all = read(60);
        List<Integer> seen = new ArrayList<>();
        for (DataPart part : List.of(DataPart.TRAIN, DataPart.VALIDATION, DataPart.TEST)) {
            LabeledTexts some = all.part(part, 7);
            seen.addAll(some.numbers());
            assertThat(some.rows())
                    .isEqualTo(some.numbers().stream().map(all.rows()::get).toList());
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(all.numbers());
    }

    @Test
    void shouldGiveTheSamePartForTheSameSeedAndAnotherForAnother() throws IOException {
        LabeledTexts all = read(60);
        assertThat(all.part(DataPart.TEST, 7)).isEqualTo(read(60).part(DataPart.TEST, 7));
        assertThat(all.part(DataPart.TEST, 7)).isNotEqualTo(all.part(DataPart.TEST, 8));
    }

    @Test
    void shouldRejectARoleThatIsNone() {
        assertThatThrownBy(() -> TextClassificationColumns.of(Map.of("txet", "message")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("'txet'");
    }

    private LabeledTexts read(int rows) throws IOException {
        StringBuilder csv = new StringBuilder("text,label\n");
        for (int i = 0; i < rows; i++) {
            csv.append("text ").append(i).append(",label").append(i % 3).append('\n');
        }
        Path file = Files.writeString(folder.resolve("rows.csv"), csv);
        return LabeledTexts.read(file, Format.CSV, TextClassificationColumns.of(Map.of()));
    }
}
