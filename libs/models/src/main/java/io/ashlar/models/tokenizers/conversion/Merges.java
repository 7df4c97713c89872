package io.ashlar.models.tokenizers.conversion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The pairs that byte-pair encoding joins, first come first. */
final class Merges {
    private static final int MAX_PIECE = 512;

    private Merges() {}

    /** Those of a {@code merges.txt}: two tokens a line, and perhaps a first line with a version. */
    static List<List<String>> read(Repository repository, String file) {
        List<List<String>> merges = new ArrayList<>();
        List<String> lines = repository.lines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank() || i == 0 && line.startsWith("#version")) {
                continue;
            }
            List<String> pair = List.of(line.strip().split(" +"));
            if (pair.size() < 2) {
                throw Repository.malformed(file, "line " + (i + 1) + " is '" + line + "', not two tokens");
            }
            merges.add(pair.subList(0, 2));
        }
        return merges;
    }

    private record Split(String left, String right, double rank) {}

    /**
     * The merges that a SentencePiece vocabulary implies: every split of a piece into two pieces, best piece first.
     *
     * @param rank what pieces are sorted by, least first
     */
    static List<List<String>> of(Map<String, Long> ids, ToDoubleFunction<String> rank) {
        List<Split> splits = new ArrayList<>();
        for (String piece : ids.keySet()) {
            if (piece.length() > MAX_PIECE) {
                continue;
            }
            List<Split> local = new ArrayList<>();
            for (int at = piece.offsetByCodePoints(0, 1); at < piece.length(); at = piece.offsetByCodePoints(at, 1)) {
                String left = piece.substring(0, at);
                String right = piece.substring(at);
                if (ids.containsKey(left) && ids.containsKey(right)) {
                    local.add(new Split(left, right, rank.applyAsDouble(piece)));
                }
            }
            local.sort(Comparator.<Split>comparingLong(split -> id(ids, split.left()))
                    .thenComparingLong(split -> id(ids, split.right())));
            splits.addAll(local);
        }
        splits.sort(Comparator.comparingDouble(Split::rank)
                .thenComparingInt(split -> points(split.left()))
                .thenComparingInt(split -> points(split.right())));
        return splits.stream()
                .map(split -> List.of(split.left(), split.right()))
                .toList();
    }

    private static long id(Map<String, Long> ids, String piece) {
        return ids.getOrDefault(piece, Long.MAX_VALUE);
    }

    private static int points(String text) {
        return text.codePointCount(0, text.length());
    }
}
