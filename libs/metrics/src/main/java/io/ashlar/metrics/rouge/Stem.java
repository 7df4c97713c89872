package io.ashlar.metrics.rouge;

/** Porter's conditions on what is left of a word when a suffix is taken off. */
final class Stem {
    private Stem() {}

    /** For each letter whether it is a consonant: not a, e, i, o, u, and no y that follows a consonant. */
    private static boolean[] consonants(String word) {
        boolean[] consonants = new boolean[word.length()];
        for (int i = 0; i < consonants.length; i++) {
            consonants[i] = switch (word.charAt(i)) {
                case 'a', 'e', 'i', 'o', 'u' -> false;
                case 'y' -> i == 0 || !consonants[i - 1];
                default -> true;
            };
        }
        return consonants;
    }

    static boolean endsInConsonant(String word) {
        return consonants(word)[word.length() - 1];
    }

    /** How often a vowel is followed by a consonant. */
    static int measure(String word) {
        boolean[] consonants = consonants(word);
        int changes = 0;
        for (int i = 1; i < consonants.length; i++) {
            changes += consonants[i] && !consonants[i - 1] ? 1 : 0;
        }
        return changes;
    }

    static boolean hasVowel(String word) {
        for (boolean consonant : consonants(word)) {
            if (!consonant) {
                return true;
            }
        }
        return false;
    }

    static boolean endsInDoubleConsonant(String word) {
        int last = word.length() - 1;
        return last >= 1 && word.charAt(last) == word.charAt(last - 1) && endsInConsonant(word);
    }

    /** Consonant, vowel, consonant other than w, x, y; or a whole word of vowel and consonant. */
    static boolean endsShort(String word) {
        boolean[] consonants = consonants(word);
        int last = consonants.length - 1;
        if (last == 1) {
            return !consonants[0] && consonants[1];
        }
        return last >= 2
                && consonants[last - 2]
                && !consonants[last - 1]
                && consonants[last]
                && "wxy".indexOf(word.charAt(last)) < 0;
    }
}
