package io.ashlar.models.chat.jinja;

import io.ashlar.models.chat.jinja.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a template into tokens, with {@code trim_blocks} and {@code lstrip_blocks} on as transformers has them: the line
 * break after a tag or comment goes, and so do spaces before one on its line; {@code -} takes more and {@code +} less.
 */
final class Lexer {
    private static final Pattern RAW = Pattern.compile("\\{%[-+]?\\s*raw\\s*(-%\\}\\s*|%\\}\\n?)");
    private static final Pattern END_RAW = Pattern.compile("\\{%([-+]?)\\s*endraw\\s*(?:\\+%\\}|-%\\}\\s*|%\\}\\n?)");
    private static final Pattern UNIT = Pattern.compile("(?<name>[\\p{L}_][\\p{L}\\p{N}_]*)"
            + "|(?<float>\\d(?:_?\\d)*(?:\\.\\d(?:_?\\d)*(?:[eE][+-]?\\d+)?|[eE][+-]?\\d+))"
            + "|(?<int>\\d(?:_?\\d)*)"
            + "|(?<operator>\\*\\*|//|==|!=|>=|<=|[-+/*%~\\[\\](){}<>=.:|,;])");

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private final Deque<Character> open = new ArrayDeque<>();
    private int at;
    private int line = 1;
    private boolean isLineStart = true;

    private Lexer(String source) {
        this.source = source;
    }

    static List<Token> tokens(String template) {
        String source = template.replace("\r\n", "\n").replace('\r', '\n');
        Lexer lexer = new Lexer(source.endsWith("\n") ? source.substring(0, source.length() - 1) : source);
        lexer.run();
        return lexer.tokens;
    }

    private void run() {
        while (at < source.length()) {
            int next = nextTag();
            if (next < 0) {
                data(source.substring(at));
                at = source.length();
                break;
            }
            char kind = source.charAt(next + 1);
            char sign = next + 2 < source.length() ? source.charAt(next + 2) : ' ';
            data(before(next, kind, sign));
            passLines(at, next);
            at = next;
            if (kind == '#') {
                comment();
            } else if (kind == '%'
                    && RAW.matcher(source).region(at, source.length()).lookingAt()) {
                raw();
            } else {
                at += 2 + (sign == '-' || sign == '+' ? 1 : 0);
                tag(kind == '{');
            }
        }
        add(Kind.END, "");
    }

    private int nextTag() {
        for (int i = source.indexOf('{', at); i >= 0 && i + 1 < source.length(); i = source.indexOf('{', i + 1)) {
            if ("{%#".indexOf(source.charAt(i + 1)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    /** The text before a tag, without what the tag takes of it. */
    private String before(int tag, char kind, char sign) {
        String text = source.substring(at, tag);
        if (sign == '-') {
            return text.stripTrailing();
        }
        int lineStart = text.lastIndexOf('\n') + 1;
        boolean isWholeLine = lineStart > 0 || isLineStart;
        boolean strips = kind != '{' && sign != '+' && isWholeLine;
        return strips && text.substring(lineStart).isBlank() ? text.substring(0, lineStart) : text;
    }

    private void data(String text) {
        if (!text.isEmpty()) {
            add(Kind.DATA, text);
        }
    }

    private void comment() {
        int end = source.indexOf("#}", at + 2);
        if (end < 0) {
            throw new TemplateError("line " + line + ": a comment does not end");
        }
        char sign = source.charAt(end - 1);
        passLines(at, end);
        at = end + 2;
        afterTag(sign, true);
    }

    /** Takes what a tag's end takes of the text after it. */
    private void afterTag(char sign, boolean takesLineBreak) {
        int from = at;
        isLineStart = false;
        if (sign == '-') {
            while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
                at++;
            }
        } else if (sign != '+' && takesLineBreak && at < source.length() && source.charAt(at) == '\n') {
            at++;
        }
        if (at > from) {
            isLineStart = source.charAt(at - 1) == '\n';
            passLines(from, at);
        }
    }

    private void raw() {
        Matcher begin = RAW.matcher(source).region(at, source.length());
        Matcher end = END_RAW.matcher(source);
        if (!begin.lookingAt() || !end.find(begin.end())) {
            throw new TemplateError("line " + line + ": a raw block does not end");
        }
        String text = source.substring(begin.end(), end.start());
        if (end.group(1).equals("-")) {
            text = text.stripTrailing();
        } else if (!end.group(1).equals("+")) {
            int lineStart = text.lastIndexOf('\n') + 1;
            text = lineStart > 0 && text.substring(lineStart).isBlank() ? text.substring(0, lineStart) : text;
        }
        data(text);
        passLines(at, end.end());
        at = end.end();
        isLineStart = source.charAt(at - 1) == '\n';
    }

    private void tag(boolean isPrint) {
        add(isPrint ? Kind.PRINT_BEGIN : Kind.TAG_BEGIN, "");
        String end = isPrint ? "}}" : "%}";
        while (true) {
            while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
                line += source.charAt(at++) == '\n' ? 1 : 0;
            }
            if (at >= source.length()) {
                throw new TemplateError("line " + line + ": a tag does not end");
            }
            boolean isSigned = source.startsWith(end, at + 1)
                    && "-+".indexOf(source.charAt(at)) >= 0
                    && !(isPrint && source.charAt(at) == '+');
            if (open.isEmpty() && (isSigned || source.startsWith(end, at))) {
                char sign = isSigned ? source.charAt(at) : ' ';
                add(isPrint ? Kind.PRINT_END : Kind.TAG_END, "");
                at += isSigned ? 3 : 2;
                afterTag(sign, !isPrint);
                return;
            }
            unit();
        }
    }

    private void unit() {
        char first = source.charAt(at);
        if (first == '\'' || first == '"') {
            string(first);
            return;
        }
        Matcher unit = UNIT.matcher(source).region(at, source.length());
        if (!unit.lookingAt()) {
            throw new TemplateError("line " + line + ": unexpected '" + first + "'");
        }
        String text = unit.group();
        if (unit.group("name") != null) {
            add(Kind.NAME, text);
        } else if (unit.group("float") != null) {
            add(Kind.FLOAT, text.replace("_", ""));
        } else if (unit.group("int") != null) {
            add(Kind.INTEGER, text.replace("_", ""));
        } else {
            balance(text);
            add(Kind.OPERATOR, text);
        }
        at = unit.end();
    }

    private void balance(String operator) {
        char c = operator.charAt(0);
        if ("([{".indexOf(c) >= 0) {
            open.push(c);
        } else if (")]}".indexOf(c) >= 0) {
            char expected = c == ')' ? '(' : c == ']' ? '[' : '{';
            if (open.isEmpty() || open.pop() != expected) {
                throw new TemplateError("line " + line + ": unexpected '" + c + "'");
            }
        }
    }

    private void string(char quote) {
        StringBuilder text = new StringBuilder();
        int i = at + 1;
        while (i < source.length() && source.charAt(i) != quote) {
            if (source.charAt(i) == '\\' && i + 1 < source.length()) {
                i = Escapes.decode(source, i, text);
            } else {
                text.append(source.charAt(i++));
            }
        }
        if (i >= source.length()) {
            throw new TemplateError("line " + line + ": a text does not end");
        }
        add(Kind.STRING, text.toString());
        passLines(at, i);
        at = i + 1;
    }

    private void passLines(int from, int to) {
        line += (int) source.substring(from, to).chars().filter(c -> c == '\n').count();
    }

    private void add(Kind kind, String text) {
        tokens.add(new Token(kind, text, line));
    }
}
