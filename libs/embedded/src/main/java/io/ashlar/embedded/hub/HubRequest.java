package io.ashlar.embedded.hub;

/**
 * A request that the Hub was sent, for tests of what a client asks for.
 *
 * @param path as sent, with its query
 * @param range the header, or empty
 * @param authorized whether it carried a token
 */
public record HubRequest(String method, String path, String range, boolean authorized) {}
