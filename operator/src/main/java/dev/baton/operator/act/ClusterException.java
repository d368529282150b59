package dev.baton.operator.act;

/** The API server did not do what was asked; the message names the object and its words. */
public final class ClusterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean refused;

  /**
   * Tells of a failed request.
   *
   * @param refused whether the request itself was judged and found wrong, so that repeating it is
   *     of no use
   */
  public ClusterException(String message, boolean refused, Throwable cause) {
    super(message, cause);
    this.refused = refused;
  }

  /** Tells of a request that was not sent because its ground was gone. */
  public ClusterException(String message) {
    super(message);
    this.refused = false;
  }

  /** Whether repeating the request is of no use until the spec changes. */
  public boolean isRefused() {
    return refused;
  }
}
