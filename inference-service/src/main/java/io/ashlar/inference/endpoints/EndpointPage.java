package io.ashlar.inference.endpoints;

import io.ashlar.contracts.requests.EndpointView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of endpoints, by name.
 *
 * @param next the cursor of the next page, absent on the last
 */
public record EndpointPage(
        List<EndpointView> items, @Nullable String next) {}
