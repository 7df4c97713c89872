package io.ashlar.artifacts;

/** Whether a read checks the content against its digest. */
public enum Verification {
    /** Hash what is read; content that differs is a problem with code {@code artifact-corrupt}. */
    VERIFY,
    /** Take the bytes as they are: for content that was checked a moment ago. */
    TRUST
}
