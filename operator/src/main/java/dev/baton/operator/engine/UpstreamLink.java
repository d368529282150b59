package dev.baton.operator.engine;

/**
 * A replica's link to the engine it follows.
 *
 * @param host the name it was told to follow, empty when none
 * @param port the port it was told to follow, 0 when none
 * @param up whether the link carries the stream
 * @param fullSyncRunning whether a whole dataset is being received; the data is not usable then
 * @param quietForSeconds seconds since the upstream was last heard, -1 when never
 * @param snapshotRefused whether the engine has refused the upstream's snapshot as behind its data
 */
public record UpstreamLink(
    String host,
    int port,
    boolean up,
    boolean fullSyncRunning,
    long quietForSeconds,
    boolean snapshotRefused) {

  /** No upstream: a primary, or an engine that waits for its role. */
  public static final UpstreamLink NONE = new UpstreamLink("", 0, false, false, -1, false);

  /** Whether this link goes to the given name and port. */
  public boolean leadsTo(String wantedHost, int wantedPort) {
    return port == wantedPort && host.equals(wantedHost);
  }
}
