package io.ashlar.models.tokenizers.conversion;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Entities of HTML 4 as characters, the way that NLTK's tokenizer of tweets does it: what is none disappears. */
final class HtmlEntities {
    private static final Pattern ENTITY = Pattern.compile("&(#?(x?))([^&;\\s]+);", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9a-fA-F]+");
    private static final Map<String, Integer> NAMES = names();
    /** Numbers of this range are read as bytes of Windows' Latin characters, as browsers do. */
    private static final int FIRST_WINDOWS = 0x80;

    private static final int LAST_WINDOWS = 0x9F;
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private HtmlEntities() {}

    static String replaced(String text) {
        return ENTITY.matcher(text).replaceAll(entity -> Matcher.quoteReplacement(character(entity)));
    }

    private static String character(MatchResult entity) {
        String body = entity.group(3);
        if (entity.group(1).isEmpty()) {
            Integer codePoint = NAMES.get(body);
            return codePoint == null ? "" : Character.toString(codePoint);
        }
        return numbered(body, entity.group(2).isEmpty() ? 10 : 16);
    }

    private static String numbered(String body, int radix) {
        if (!NUMBER.matcher(body).matches()) {
            return "";
        }
        int number;
        try {
            number = Integer.parseInt(body, radix);
        } catch (NumberFormatException e) {
            return "";
        }
        if (number >= FIRST_WINDOWS && number <= LAST_WINDOWS) {
            String read = new String(new byte[] {(byte) number}, WINDOWS);
            return read.equals("\uFFFD") ? "" : read;
        }
        boolean isHalf = number >= Character.MIN_SURROGATE && number <= Character.MAX_SURROGATE;
        return Character.isValidCodePoint(number) && !isHalf ? Character.toString(number) : "";
    }

    private static Map<String, Integer> names() {
        try (InputStream file = Objects.requireNonNull(HtmlEntities.class.getResourceAsStream("html-entities.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" ", 2))
                    .collect(Collectors.toUnmodifiableMap(name -> name[0], name -> Integer.valueOf(name[1])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
