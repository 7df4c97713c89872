package io.ashlar.jobs.app;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;

/** A resource of the service's own beside the library's. */
@Path("/api/v1/widgets")
public class WidgetResource {
    /** The body of a resource that knows nothing of strict reading. */
    public record Widget(String name, int size) {}

    @GET
    public List<Widget> list() {
        return List.of(new Widget("a", 1));
    }

    @POST
    public Widget create(Widget widget) {
        return widget;
    }

    @GET
    @Path("/{name}/events")
    public String events(@PathParam("name") String name) {
        throw new IllegalStateException("the password is " + name);
    }
}
