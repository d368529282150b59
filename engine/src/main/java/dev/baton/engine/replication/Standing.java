package dev.baton.engine.replication;

/** What a node is in its chain of replication. */
public enum Standing {
  /** It generates the stream. */
  PRIMARY,
  /** It passes on the stream of its primary. */
  REPLICA_CONNECTED,
  /** It is a replica, or has no role yet, and no stream arrives. */
  REPLICA_DISCONNECTED
}
