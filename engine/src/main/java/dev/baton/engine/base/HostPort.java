package dev.baton.engine.base;

/**
 * A host, by name or address, and a TCP port. It stays as it was given: names are resolved by the
 * transport at each connection, never kept as addresses.
 */
public record HostPort(String host, int port) {
  /** Checks the port's range. */
  public HostPort {
    Check.that(port >= 0 && port <= 65535, "a port is 0 to 65535");
  }

  /** The form {@code host:port}. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
