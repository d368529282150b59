package dev.baton.engine.command;

/**
 * The memory one client holds, in bytes: buffers and queued words exactly, small objects by a fixed
 * amount each.
 */
public final class ClientMemory {
  // About what the session, its link and their places in maps take; not counted object by object.
  private static final long CONNECTION_BYTES = 2048;

  /** What a name in a map takes beside its bytes. */
  static final long NAME_BYTES = 96;

  private final Session session;

  ClientMemory(Session session) {
    this.session = session;
  }

  /** The memory for requests, used or not. */
  public long queryBytes() {
    return session.query().memoryBytes();
  }

  /** The memory for replies, used or not. */
  public long outputBytes() {
    return session.output().memoryBytes();
  }

  /** The commands queued since MULTI and the watched keys. */
  public long transactionBytes() {
    return session.transaction().bytes();
  }

  /** The lengths of the words of the request being executed. */
  public long argumentBytes() {
    long bytes = 0;
    for (int i = 0; i < session.arguments().count(); i++) {
      bytes += session.arguments().length(i);
    }
    return bytes;
  }

  /** All of it. */
  public long totalBytes() {
    return CONNECTION_BYTES
        + queryBytes()
        + outputBytes()
        + transactionBytes()
        + session.subscriptions().bytes()
        + session.tracking().prefixBytes();
  }
}
