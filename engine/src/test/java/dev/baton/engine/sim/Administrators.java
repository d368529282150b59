package dev.baton.engine.sim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Of each server a client that gives it orders. */
final class Administrators {
  private final World world;
  private final Map<SimServer, SimClient> clients = new LinkedHashMap<>();

  Administrators(World world, List<SimServer> servers) {
    this.world = world;
    servers.forEach(server -> clients.put(server, world.addClient()));
  }

  SimClient of(SimServer server) {
    return Objects.requireNonNull(clients.get(server));
  }

  /** Gives an order; the answer stands in the trace only. */
  void tell(SimServer server, String... words) {
    of(server)
        .call(
            server.address(),
            reply -> world.trace().add("operator", server.name() + " said " + reply),
            words);
  }
}
