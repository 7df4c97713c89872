package io.ashlar.models.tokenizers;

/** The spaces that transformers removes from decoded English where {@code clean_up_tokenization_spaces} is true. */
final class CleanUp {
    private static final String[] ATTACHED = {".", "?", "!", ",", " ' ", "n't", "'m", "'s", "'ve", "'re"};

    private CleanUp() {}

    static String clean(String text) {
        String cleaned = text;
        for (String token : ATTACHED) {
            cleaned =
                    token.startsWith(" ") ? cleaned.replace(token, token.strip()) : cleaned.replace(" " + token, token);
        }
        return cleaned;
    }
}
