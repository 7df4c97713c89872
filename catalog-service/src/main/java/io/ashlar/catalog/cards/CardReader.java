package io.ashlar.catalog.cards;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Makes a card of a {@code README.md}. Blocks on the stream; any thread that may block. */
public final class CardReader {
    static final int LONGEST_BYTES = 512 * 1024;
    private static final String FENCE = "---";

    private CardReader() {}

    /** The card; never fails on what the file says. The stream is read to the bound and stays open. */
    public static Card read(InputStream readme) throws IOException {
        byte[] bytes = readme.readNBytes(LONGEST_BYTES + 1);
        List<String> warnings = new ArrayList<>();
        int length = bytes.length;
        if (length > LONGEST_BYTES) {
            length = LONGEST_BYTES;
            warnings.add("The card is cut after " + LONGEST_BYTES + " bytes.");
        }
        String text = new String(bytes, 0, length, StandardCharsets.UTF_8)
                .replace("\uFEFF", "")
                .replace("\0", "")
                .replace("\r\n", "\n");
        return read(text, warnings);
    }

    private static Card read(String text, List<String> warnings) {
        CardFacts facts = CardFacts.NONE;
        String body = text;
        if (text.startsWith(FENCE + "\n")) {
            int end = text.indexOf("\n" + FENCE, FENCE.length());
            int next = end < 0 ? -1 : text.indexOf('\n', end + 1);
            if (end < 0) {
                warnings.add("The front matter cannot be read: its closing line '---' is missing.");
            } else {
                body = next < 0 ? "" : text.substring(next + 1);
                try {
                    facts = FrontMatter.read(text.substring(FENCE.length(), end));
                } catch (UnreadableFrontMatterException e) {
                    warnings.add("The front matter cannot be read: " + e.getMessage() + ".");
                }
            }
        }
        MarkdownText markdown = MarkdownText.parse(body);
        return new Card(markdown.title(), markdown.description(), facts, markdown.html(warnings), warnings);
    }
}
