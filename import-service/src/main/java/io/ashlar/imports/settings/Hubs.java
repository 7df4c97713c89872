package io.ashlar.imports.settings;

import io.ashlar.contracts.requests.ImportRequest;
import io.ashlar.imports.hub.ModelHub;
import io.ashlar.imports.hub.folder.FolderHub;
import io.ashlar.imports.hub.http.HttpHub;
import io.ashlar.imports.hub.http.HubSettings;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The place that a request means, seen with the request's token or else the installation's.
 *
 * @param client never follows redirects
 * @param roots folders that may be imported from
 */
public record Hubs(
        HttpClient client, HubSettings settings, @Nullable String token, List<Path> roots) {
    public Hubs {
        roots = List.copyOf(roots);
    }

    public ModelHub of(ImportRequest request) {
        if (request.folder() != null) {
            return new FolderHub(roots, settings.maxFiles());
        }
        return new HttpHub(client, settings, request.token() != null ? request.token() : token);
    }

    /** Never with the token. */
    @Override
    public String toString() {
        return "Hubs[" + settings.url() + ", folders below " + roots + "]";
    }
}
