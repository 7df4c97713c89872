package io.ashlar.cli.api;

import io.ashlar.contracts.requests.EndpointView;

/** Waits until an endpoint answers, or until it is clear that it will not. */
public final class EndpointWaiter {
    private static final long PAUSE_MILLIS = 200;
    private static final int TRIES = 1500;

    private EndpointWaiter() {}

    /** The endpoint, ready or failed. */
    public static EndpointView await(ApiClient api, String name) {
        for (int i = 0; i < TRIES; i++) {
            EndpointView view = api.get("/api/v1/endpoints/" + name, EndpointView.class);
            if (view.state() != EndpointView.State.LOADING) {
                return view;
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ApiException("Interrupted; the endpoint goes on loading.", ApiException.FAILED, e);
            }
        }
        throw new ApiException(
                "Endpoint '" + name + "' is still loading after five minutes.", ApiException.FAILED, null);
    }
}
