package io.ashlar.local.services;

import io.ashlar.embedded.process.LoopbackPort;
import java.util.EnumMap;
import java.util.Map;

/**
 * Where everything listens, always on the loopback address.
 *
 * @param frontDoor REST
 * @param grpc predictions
 * @param postgres the database
 * @param kafka the broker
 * @param services REST of each service
 */
public record Ports(int frontDoor, int grpc, int postgres, int kafka, Map<ServiceProgram, Integer> services) {
    private static final int FRONT_DOOR = 8080;
    private static final int GRPC = 9000;
    private static final int POSTGRES = 8432;
    private static final int KAFKA = 8092;

    public Ports {
        services = Map.copyOf(services);
    }

    /** The numbers that the documentation names. */
    public static Ports documented(int frontDoor, int grpc) {
        Map<ServiceProgram, Integer> services = new EnumMap<>(ServiceProgram.class);
        for (ServiceProgram service : ServiceProgram.values()) {
            services.put(service, service.defaultPort());
        }
        return new Ports(frontDoor, grpc, POSTGRES, KAFKA, services);
    }

    /** The front door's documented port. */
    public static int documentedFrontDoor() {
        return FRONT_DOOR;
    }

    /** The documented port of predictions. */
    public static int documentedGrpc() {
        return GRPC;
    }

    /** Free ports, all of them. */
    public static Ports free() {
        Map<ServiceProgram, Integer> services = new EnumMap<>(ServiceProgram.class);
        for (ServiceProgram service : ServiceProgram.values()) {
            services.put(service, LoopbackPort.free());
        }
        return new Ports(LoopbackPort.free(), LoopbackPort.free(), LoopbackPort.free(), LoopbackPort.free(), services);
    }

    /** The REST port of a service. */
    public int of(ServiceProgram service) {
        Integer port = services.get(service);
        if (port == null) {
            throw new IllegalStateException(service + " has no port");
        }
        return port;
    }

    /** The REST address of a service. */
    public String url(ServiceProgram service) {
        return "http://" + LoopbackPort.HOST + ":" + of(service);
    }

    /** The REST address of all of them. */
    public String frontDoorUrl() {
        return "http://" + LoopbackPort.HOST + ":" + frontDoor;
    }

    /** The address of predictions, host:port. */
    public String grpcAddress() {
        return LoopbackPort.HOST + ":" + grpc;
    }
}
