package dev.baton.operator.engine;

/**
 * One replica as its upstream sees it.
 *
 * @param host address or announced name
 * @param port announced port
 * @param state {@code online}, {@code wait_bgsave} or {@code send_bulk}
 * @param offsetBytes last offset it acknowledged
 * @param lagSeconds seconds since that acknowledgement
 */
public record ReplicaLink(String host, int port, String state, long offsetBytes, long lagSeconds) {

  /** Whether the replica receives the stream. */
  public boolean isOnline() {
    return "online".equals(state);
  }
}
