package io.ashlar.jobs.problems;

import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.contracts.problems.ProblemException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Counts the forms that do not say their length while they are read. Only methods on worker threads may take forms. */
final class BoundedForms {
    private final BodyLimit limit;

    BoundedForms(BodyLimit limit) {
        this.limit = limit;
    }

    @ServerRequestFilter
    public void bound(ContainerRequestContext request, RoutingContext context) {
        if (context.request().getHeader(HttpHeaders.CONTENT_LENGTH) == null
                && BodyLimit.isForm(context.request().getHeader(HttpHeaders.CONTENT_TYPE))) {
            request.setEntityStream(new Counted(request.getEntityStream(), limit, context));
        }
    }

    private static final class Counted extends FilterInputStream {
        private final BodyLimit limit;
        private final RoutingContext context;
        private long read;
        private boolean refused;

        Counted(InputStream body, BodyLimit limit, RoutingContext context) {
            super(body);
            this.limit = limit;
            this.context = context;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = super.read(target, offset, length);
            read += Math.max(count, 0);
            if (read > limit.bytes()) {
                refused = true;
                context.addEndHandler(answered -> BodyLimit.dropTheRest(context));
                throw new ProblemException(
                        ProblemCode.PAYLOAD_TOO_LARGE,
                        limit.detail(context.request().path()));
            }
            return count;
        }

        /** The stream below would read to the end, which may never come. */
        @Override
        public void close() throws IOException {
            if (!refused) {
                super.close();
            }
        }
    }
}
