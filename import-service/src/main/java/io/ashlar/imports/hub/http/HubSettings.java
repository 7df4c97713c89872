package io.ashlar.imports.hub.http;

import io.ashlar.imports.hub.ModelHub.Patience;
import java.net.URI;
import java.time.Duration;

/**
 * How to reach a Hub.
 *
 * @param url its base address, without a slash at the end
 * @param answerTimeout until the headers of an answer are there
 * @param stallTimeout without a byte, after which a transfer counts as broken
 * @param maxListingBytes of a repository's listing
 * @param maxFiles of a repository
 */
public record HubSettings(
        URI url, Duration answerTimeout, Duration stallTimeout, Patience patience, int maxListingBytes, int maxFiles) {
    public HubSettings {
        String scheme = String.valueOf(url.getScheme());
        if (!(scheme.equals("http") || scheme.equals("https")) || url.getHost() == null || url.getQuery() != null) {
            throw new IllegalArgumentException(
                    "'" + url + "' is no address of a Hub: it must be http:// or https:// with a host, and no query");
        }
        String text = url.toString();
        url = text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : url;
    }
}
