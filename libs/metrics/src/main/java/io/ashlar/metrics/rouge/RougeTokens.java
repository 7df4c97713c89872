package io.ashlar.metrics.rouge;

import io.ashlar.metrics.text.PythonText;
import java.util.ArrayList;
import java.util.List;

/** Runs of a-z and 0-9 after lower-casing; other letters separate words, so other scripts have none. */
record RougeTokens(boolean stemmed) {
    private static final int LONGEST_UNSTEMMED = 3;

    List<String> of(String text) {
        List<String> tokens = new ArrayList<>();
        StringBuilder token = new StringBuilder();
        String lower = PythonText.lower(text) + " ";
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
                token.append(c);
            } else if (!token.isEmpty()) {
                tokens.add(
                        stemmed && token.length() > LONGEST_UNSTEMMED
                                ? PorterStemmer.stem(token.toString())
                                : token.toString());
                token.setLength(0);
            }
        }
        return tokens;
    }
}
