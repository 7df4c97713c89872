package io.ashlar.datasets.profile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import io.ashlar.artifacts.Digest;
import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.datasets.rows.ColumnType;
import io.ashlar.datasets.rows.Format;
import io.ashlar.datasets.rows.ReadLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetProfilerTest {
    @TempDir
    Path folder;

    @Test
    void shouldTellTypesNullsLengthsAndLabels() throws IOException {
        String content = """
                {"text":"good 😀","label":"pos","stars":5,"tags":["a"]}
                {"text":"bad","label":"neg","stars":0.5}
                {"text":"fine","label":"pos","tags":["a","b"],"late":null}
                """;

        DatasetProfile profile = profile("d.jsonl", Format.JSONL, content, ProfileOptions.DEFAULT);

        assertThat(profile.rowCount()).isEqualTo(3);
        assertThat(profile.digest()).isEqualTo(Digest.of(content.getBytes(UTF_8)));
        assertThat(profile.bytes()).isEqualTo(content.getBytes(UTF_8).length);
        assertThat(profile.columns())
                .extracting(ColumnProfile::name, ColumnProfile::type, ColumnProfile::nulls)
                .containsExactly(
                        tuple("text", ColumnType.STRING, 0L),
                        tuple("label", ColumnType.STRING, 0L),
                        tuple("stars", ColumnType.NUMBER, 1L),
                        tuple("tags", ColumnType.LIST, 1L),
                        tuple("late", ColumnType.STRING, 3L));
        assertThat(column(profile, "text").lengths()).isEqualTo(new LengthStatistics(3, 13.0 / 3, 6));
        assertThat(column(profile, "stars").lengths()).isNull();
        assertThat(column(profile, "label").topValues())
                .containsExactly(new ValueCount("pos", 2), new ValueCount("neg", 1));
        assertThat(column(profile, "tags").topValues())
                .containsExactly(new ValueCount(List.of("a", "b"), 1), new ValueCount(List.of("a"), 1));
        assertThat(profile.preview()).hasSize(3).first().asInstanceOf(MAP).containsEntry("tags", List.of("a"));
    }

    @Test
    void shouldTellWhatTheTextsOfACsvLookLike() throws IOException {
        DatasetProfile profile = profile(
                "d.csv",
                Format.CSV,
                "int,num,flag,code,mixed,none\n1,1,true,007,1,\n-20,2.5e3,False,1,x,\n",
                ProfileOptions.DEFAULT);

        assertThat(profile.columns())
                .extracting(ColumnProfile::type)
                .containsExactly(
                        ColumnType.INTEGER,
                        ColumnType.NUMBER,
                        ColumnType.BOOLEAN,
                        ColumnType.STRING,
                        ColumnType.STRING,
                        ColumnType.STRING);
        assertThat(profile.preview().get(0)).containsEntry("int", "1").containsEntry("none", null);
    }

    @Test
    void shouldGiveUpCountingWhereThereAreTooManyValues() throws IOException {
        StringBuilder rows = new StringBuilder("id,label\n");
        for (int i = 0; i < 50; i++) {
            rows.append(i).append(',').append(i % 3).append('\n');
        }

        DatasetProfile profile =
                profile("d.csv", Format.CSV, rows.toString(), new ProfileOptions(5, 10, 2, ReadLimits.DEFAULT));

        assertThat(column(profile, "id").distinctExact()).isFalse();
        assertThat(column(profile, "id").distinct()).isEqualTo(10);
        assertThat(column(profile, "id").topValues()).isEmpty();
        assertThat(column(profile, "label").distinct()).isEqualTo(3);
        assertThat(column(profile, "label").topValues())
                .containsExactly(new ValueCount("0", 17), new ValueCount("1", 17));
        assertThat(profile.preview()).hasSize(5);
    }

    @Test
    void shouldCountLongValuesButNotListThem() throws IOException {
        String text = "x".repeat(5_000);

        ColumnProfile column = profile(
                        "d.csv", Format.CSV, "a\n" + text + "\n" + text + "\n" + text + "y\n", ProfileOptions.DEFAULT)
                .columns()
                .get(0);

        assertThat(column.distinct()).isEqualTo(2);
        assertThat(column.topValues()).isEmpty();
    }

    @Test
    void shouldCutThePreviewForPeople() throws IOException {
        String list = "[" + "1,".repeat(99) + "1]";
        String content = "{\"a\":\"" + "😀".repeat(1_500) + "\",\"l\":" + list + ",\"o\":{\"k\":" + list + "}}\n";

        Map<String, Object> row = profile("d.jsonl", Format.JSONL, content, ProfileOptions.DEFAULT)
                .preview()
                .get(0);

        assertThat(row.get("a")).isEqualTo("😀".repeat(1_000) + "…");
        assertThat((List<?>) row.get("l")).hasSize(50);
        assertThat(row.get("o")).isEqualTo(Map.of("k", Collections.nCopies(50, 1L)));
    }

    @Test
    void shouldHaveNoProfileForADatasetWithABadRowAtItsEnd() {
        assertThatThrownBy(() -> profile(
                        "d.jsonl", Format.JSONL, "{\"a\":1}\n".repeat(5_000) + "{\"a\":", ProfileOptions.DEFAULT))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("Line 5001");
    }

    private DatasetProfile profile(String name, Format format, String content, ProfileOptions options)
            throws IOException {
        return new DatasetProfiler(options).run(Files.writeString(folder.resolve(name), content), format);
    }

    private static ColumnProfile column(DatasetProfile profile, String name) {
        return profile.column(name).orElseThrow();
    }
}
