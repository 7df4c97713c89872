package io.ashlar.models.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ashlar.contracts.problems.ProblemException;
import io.ashlar.models.Fixtures;
import io.ashlar.models.tokenizers.Encoding;
import io.ashlar.models.training.data.QuestionRows.Question;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowsTest {
    private static final Path MODEL = Fixtures.folder("bert-text-classification");
    private static final List<String> TAGS = List.of("O", "B-PER", "I-PER");

    @Test
    void shouldLabelFirstPiecesOrAllOfThem() {
        try (RowEncoder encoder = RowEncoder.open(MODEL, -1)) {
            List<String> words = List.of("so", "unbelievably");
            int[] labels = {1, 0};

            TextRow first = encoder.encodeWords(words, labels, TAGS, false);
            TextRow all = encoder.encodeWords(words, labels, TAGS, true);

            int pieces = first.tokens() - 2;
            assertThat(pieces).isGreaterThan(2);
            assertThat(first.target()[0]).isEqualTo(-100);
            assertThat(first.target()[1]).isEqualTo(1);
            assertThat(first.target()[2]).isEqualTo(-100);
            assertThat(all.target()[1]).isEqualTo(1);
            assertThat(all.target()[2]).isEqualTo(2);
            assertThat(all.target()[all.tokens() - 1]).isEqualTo(-100);
        }
    }

    @Test
    void shouldRefuseTagsThatDoNotFit() {
        try (RowEncoder encoder = RowEncoder.open(MODEL, -1)) {
            assertThatThrownBy(() -> encoder.encodeWords(List.of("a", "b"), new int[] {0}, TAGS, false))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("2 tokens and 1 tags");
        }
        assertThatThrownBy(() -> RowEncoder.numbers(List.of("B-LOC"), TAGS))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("'B-LOC'");
    }

    @Test
    void shouldPointAtTheAnswerInTheWindowThatHasIt() {
        String context = "one two three four five six seven eight nine ten eleven twelve";
        Question question = new Question("which number", context, answer("eleven", context.indexOf("eleven")));
        try (RowEncoder encoder = RowEncoder.open(MODEL, 24)) {
            List<QuestionRows.Window> windows = new QuestionRows(encoder, 4).windows(question);

            assertThat(windows).hasSizeGreaterThan(1);
            assertThat(windows.get(0).row().target()).containsExactly(0, 0);
            QuestionRows.Window last = windows.get(windows.size() - 1);
            Encoding encoding = last.encoding();
            int begin = encoding.begin((int) last.row().target()[0]);
            int end = encoding.end((int) last.row().target()[1]);
            assertThat(context.substring(begin, end)).isEqualTo("eleven");
            assertThat(windows).allMatch(window -> window.row().tokens() <= 24);
        }
    }

    @Test
    void shouldListAnswersThatAreNotInTheContextByRow() {
        List<Question> questions = List.of(
                new Question("q", "some text", answer("text", 5)),
                new Question("q", "some text", answer("text", 4)),
                new Question("q", "some text", Optional.empty()),
                new Question("q", "some text", answer("text", 99)),
                new Question("q", "\uD83D\uDE00 text", answer("text", 2)));

        assertThat(QuestionRows.mismatches(questions))
                .hasSize(2)
                .anyMatch(problem -> problem.startsWith("row 1: the answer 'text' is not in the context at 4"))
                .anyMatch(problem -> problem.startsWith("row 3: "));
    }

    @Test
    void shouldLearnCompletionsAloneOrPromptsToo() {
        try (RowEncoder encoder = RowEncoder.open(MODEL, 40)) {
            TextRow completion = new GenerationRows(encoder, 7, false).completion("one two", " three");
            TextRow all = new GenerationRows(encoder, 7, true).completion("one two", " three");

            assertThat(completion.encoding().ids()).isEqualTo(all.encoding().ids());
            assertThat(completion.encoding().id(completion.tokens() - 1)).isEqualTo(7);
            assertThat(completion.target()[0]).isEqualTo(-100);
            assertThat(completion.target()[completion.tokens() - 1]).isEqualTo(7);
            assertThat(IntStream.range(0, all.tokens()).mapToObj(i -> (long) all.target()[i]))
                    .containsExactlyElementsOf(
                            java.util.Arrays.stream(all.encoding().ids())
                                    .boxed()
                                    .toList());
        }
    }

    @Test
    void shouldRefuseAPromptThatLeavesNoRoom() {
        try (RowEncoder encoder = RowEncoder.open(MODEL, 8)) {
            String prompt = "one two three four five six seven eight nine ten";

            assertThatThrownBy(() -> new GenerationRows(encoder, 7, false).completion(prompt, " eleven"))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("at most 8");
        }
    }

    @Test
    void shouldPackShortTextsAndCutLongOnesWithoutLoss() {
        try (RowEncoder encoder = RowEncoder.open(MODEL, 16)) {
            GenerationRows rows = new GenerationRows(encoder, 7, true);
            TextRow one = rows.text("one");
            List<PackedRow> packs = rows.packed(List.of(one, one, one, one, one));

            assertThat(packs).allMatch(pack -> pack.tokens() <= 16);
            assertThat(packs.stream().mapToInt(pack -> pack.texts().size()).sum())
                    .isEqualTo(5);
            assertThat(packs.size()).isLessThan(5);
            String text = "one two three four five six seven eight nine ten";
            int whole;
            try (RowEncoder wide = RowEncoder.open(MODEL, 40)) {
                whole = new GenerationRows(wide, 7, true).text(text).tokens();
            }
            List<TextRow> blocks = rows.blocks(text);
            assertThat(blocks).allMatch(block -> block.tokens() <= 16);
            assertThat(blocks.stream().mapToInt(TextRow::tokens).sum()).isBetween(whole - 1, whole);
        }
    }

    private static Optional<Question.Answer> answer(String text, int start) {
        return Optional.of(new Question.Answer(text, start));
    }
}
