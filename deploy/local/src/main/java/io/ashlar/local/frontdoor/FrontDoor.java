package io.ashlar.local.frontdoor;

import io.ashlar.contracts.Json;
import io.ashlar.contracts.problems.Problem;
import io.ashlar.contracts.problems.ProblemCode;
import io.ashlar.embedded.process.LoopbackPort;
import io.ashlar.local.services.Ports;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;

/** A reverse proxy in front of the services. Bodies and event streams pass through as they come. */
public final class FrontDoor implements AutoCloseable {
    private static final int MOST_CONNECTIONS = 256;
    private static final int SERVICE_UNAVAILABLE = 503;

    private final Vertx vertx;

    private FrontDoor(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Listens at the front door's port; returns when it does. */
    public static FrontDoor open(Ports ports) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        HttpProxy proxy = HttpProxy.reverseProxy(
                vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(MOST_CONNECTIONS)));
        proxy.originSelector(request -> Future.succeededFuture(
                SocketAddress.inetSocketAddress(ports.of(Routes.owner(request.path())), LoopbackPort.HOST)));
        proxy.addInterceptor(new AwayAnswer());
        vertx.createHttpServer(
                        new HttpServerOptions().setHost(LoopbackPort.HOST).setPort(ports.frontDoor()))
                .requestHandler(proxy)
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return new FrontDoor(vertx);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** Tells in a problem document that a service is away. */
    private static final class AwayAnswer implements ProxyInterceptor {
        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            return context.sendRequest().recover(failure -> Future.succeededFuture(away(context)));
        }

        private static ProxyResponse away(ProxyContext context) {
            String service = Routes.owner(context.request().getURI()).shortName();
            Problem problem = Problem.of(
                    ProblemCode.SERVICE_UNAVAILABLE,
                    "The " + service + " service does not answer just now. Try again in a few seconds.",
                    context.request().getURI());
            context.request().release();
            return context.request()
                    .response()
                    .setStatusCode(SERVICE_UNAVAILABLE)
                    .putHeader("Content-Type", Problem.MEDIA_TYPE)
                    .putHeader("Retry-After", "2")
                    .setBody(Body.body(Buffer.buffer(Json.write(problem))));
        }
    }
}
