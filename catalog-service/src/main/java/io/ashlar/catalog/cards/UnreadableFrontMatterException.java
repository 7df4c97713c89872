package io.ashlar.catalog.cards;

/** A front matter that cannot be read; the message completes the sentence "The front matter cannot be read: …". */
final class UnreadableFrontMatterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableFrontMatterException(String reason) {
        super(reason);
    }
}
