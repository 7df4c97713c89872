package io.ashlar.local.demo;

import io.ashlar.embedded.hub.SmallHub;
import io.ashlar.embedded.minilm.MiniLmRepository;
import io.ashlar.local.machine.DataFolder;
import org.jspecify.annotations.Nullable;

/** Where the demo's model comes from: a small Hub of this process, or the real one when the user names a model. */
public final class DemoHub implements AutoCloseable {
    private final @Nullable SmallHub hub;

    private DemoHub(@Nullable SmallHub hub) {
        this.hub = hub;
    }

    /** Lays the demo's model out as a repository and serves it, unless the plan names another. */
    public static DemoHub open(DemoPlan plan, DataFolder folder) {
        if (plan.model() != null) {
            return new DemoHub(null);
        }
        MiniLmRepository.layOut(folder.hub());
        return new DemoHub(SmallHub.start(0, folder.hub()));
    }

    /** Its address; empty for the real one. */
    public String url() {
        return hub == null ? "" : hub.baseUrl();
    }

    @Override
    public void close() {
        if (hub != null) {
            hub.close();
        }
    }
}
