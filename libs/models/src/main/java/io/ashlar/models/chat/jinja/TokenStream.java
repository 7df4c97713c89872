package io.ashlar.models.chat.jinja;

import java.util.List;

/** Tokens with a place in them; nesting of what is parsed is bounded. */
final class TokenStream {
    private static final int DEPTH = 200;

    private final List<Token> tokens;
    private int at;
    private int depth;

    TokenStream(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(at);
    }

    Token peek(int ahead) {
        return tokens.get(Math.min(at + ahead, tokens.size() - 1));
    }

    Token next() {
        Token token = tokens.get(at);
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    boolean isAt(Token.Kind kind) {
        return peek().kind() == kind;
    }

    boolean isAt(String operatorOrName) {
        return peek().is(operatorOrName);
    }

    /** Goes past an operator or name where it is there. */
    boolean skip(String operatorOrName) {
        boolean isThere = isAt(operatorOrName);
        if (isThere) {
            next();
        }
        return isThere;
    }

    Token expect(String operatorOrName) {
        if (!isAt(operatorOrName)) {
            throw peek().error("expected '" + operatorOrName + "', found '" + peek().text() + "'");
        }
        return next();
    }

    Token expect(Token.Kind kind) {
        if (!isAt(kind)) {
            throw peek().error("expected " + kind + ", found '" + peek().text() + "'");
        }
        return next();
    }

    void enter() {
        if (++depth > DEPTH) {
            throw peek().error("nested more than " + DEPTH + " deep");
        }
    }

    void leave() {
        depth--;
    }
}
