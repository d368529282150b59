package dev.baton.operator.engine;

/**
 * Where one engine listens, as the operator reaches it.
 *
 * @param host pod address or DNS name
 * @param port TCP port
 */
public record EngineAddress(String host, int port) {
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
