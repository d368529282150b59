package dev.baton.engine.replication;

/** The connection of a replica, as far as replication needs it. Implemented by the node. */
public interface ReplicaPeer {
  /** The peer's address, numeric. */
  String host();

  /** Whether replies wait to be sent, which nothing of the stream may overtake. */
  boolean hasPendingReplies();

  /** Appends protocol text to the replies. */
  void reply(String text);

  /** Asks for {@link ReplicaLink#pump} at the end of the turn. */
  void requestOutput();

  /** Closes the connection and logs {@code reason}; {@link PrimarySide#onClosed} follows. */
  void close(String reason);
}
