package io.ashlar.jobs.app;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

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

    @POST
    @Path("/form")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Blocking
    public long form(@RestForm("text") FileUpload text) {
        return text.size();
    }

    @GET
    @Path("/{name}/events")
    public String events(@PathParam("name") String name) {
        throw new IllegalStateException("the password is " + name);
    }
}
