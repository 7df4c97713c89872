package io.ashlar.models.running;

import io.ashlar.models.families.Architecture;
import io.ashlar.models.families.Head;
import io.ashlar.models.families.TextInputs;
import io.ashlar.models.tokenizers.Encoding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A batch laid out for one forward: the tokens of all sequences one after another, sequences of equal length together,
 * and no padding between them. Sequences are numbered by their place in the batch.
 *
 * @param order the number of the sequence at each packed place
 * @param ids one a token, as are types and positions
 * @param starts the first token of each group of equal length
 * @param lengths tokens of one sequence of each group
 * @param counts sequences of each group
 * @param rows the tokens whose answer is wanted, in packed order
 * @param rowCounts how many of them belong to the sequence at each packed place
 */
public record Packing(
        int[] order,
        long[] ids,
        long[] types,
        long[] positions,
        long[] starts,
        long[] lengths,
        long[] counts,
        long[] rows,
        int[] rowCounts) {

    /** Which tokens of a sequence are answered for. */
    @FunctionalInterface
    public interface Rows {
        /** Each sequence's first token: where encoders keep what stands for the whole. */
        Rows FIRST = (encoding, token) -> token == 0;

        /** Every token. */
        Rows ALL = (encoding, token) -> true;

        /** The tokens that a head of an encoder answers for. */
        static Rows of(Head head) {
            return head.answersOnce() ? FIRST : ALL;
        }

        /** The tokens that the architecture's head answers for. */
        static Rows of(Architecture architecture) {
            TextInputs.Causal causal = architecture.text().causal();
            return causal != null && architecture.head().answersOnce()
                    ? last(causal.padding())
                    : of(architecture.head());
        }

        /** Each sequence's last token that is not {@code padding}; its first where there is no other. */
        static Rows last(long padding) {
            return (encoding, token) -> {
                for (int i = encoding.tokenCount() - 1; i > 0; i--) {
                    if (encoding.id(i) != padding) {
                        return token == i;
                    }
                }
                return token == 0;
            };
        }

        boolean wants(Encoding encoding, int token);
    }

    /**
     * How a model numbers what it is given.
     *
     * @param keepsPadding whether padding tokens have the position before the first, as RoBERTa's do
     */
    public record Numbering(int firstPosition, int tokenTypes, boolean keepsPadding) {
        public Numbering(int firstPosition, int tokenTypes) {
            this(firstPosition, tokenTypes, firstPosition > 0);
        }
    }

    /** Packs the batch. */
    public static Packing of(List<Encoding> batch, Numbering numbering, Rows wanted) {
        List<Integer> order = new ArrayList<>();
        int tokens = 0;
        for (int i = 0; i < batch.size(); i++) {
            order.add(i);
            tokens = Math.addExact(tokens, batch.get(i).tokenCount());
        }
        order.sort(Comparator.comparingInt(i -> batch.get(i).tokenCount()));
        Builder builder = new Builder(tokens, batch.size());
        for (int i : order) {
            builder.add(i, batch.get(i), numbering, wanted);
        }
        return builder.build();
    }

    /** Sequences in the batch. */
    public int sequences() {
        return order.length;
    }

    private static final class Builder {
        private final int[] order;
        private final int[] rowCounts;
        private final long[] ids;
        private final long[] types;
        private final long[] positions;
        private final List<long[]> groups = new ArrayList<>();
        private final List<Integer> rows = new ArrayList<>();
        private int sequence;
        private int token;

        Builder(int tokens, int sequences) {
            ids = new long[tokens];
            types = new long[tokens];
            positions = new long[tokens];
            order = new int[sequences];
            rowCounts = new int[sequences];
        }

        void add(int number, Encoding encoding, Numbering numbering, Rows wanted) {
            int length = encoding.tokenCount();
            if (groups.isEmpty() || groups.get(groups.size() - 1)[1] != length) {
                groups.add(new long[] {token, length, 0});
            }
            groups.get(groups.size() - 1)[2]++;
            int before = rows.size();
            // A family whose positions begin at n keeps n - 1, its padding id, for padding tokens.
            int padding = numbering.keepsPadding() ? numbering.firstPosition() - 1 : -1;
            int position = numbering.firstPosition();
            for (int i = 0; i < length; i++, token++) {
                ids[token] = encoding.id(i);
                types[token] = numbering.tokenTypes() > 1 ? encoding.type(i) : 0;
                positions[token] = padding >= 0 && ids[token] == padding ? padding : position++;
                if (wanted.wants(encoding, i)) {
                    rows.add(token);
                }
            }
            order[sequence] = number;
            rowCounts[sequence] = rows.size() - before;
            sequence++;
        }

        Packing build() {
            return new Packing(
                    order,
                    ids,
                    types,
                    positions,
                    groups.stream().mapToLong(group -> group[0]).toArray(),
                    groups.stream().mapToLong(group -> group[1]).toArray(),
                    groups.stream().mapToLong(group -> group[2]).toArray(),
                    rows.stream().mapToLong(Integer::longValue).toArray(),
                    rowCounts);
        }
    }
}
