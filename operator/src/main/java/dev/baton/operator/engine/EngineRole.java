package dev.baton.operator.engine;

/** The role an engine plays by its own account. */
public enum EngineRole {
  /** Accepts writes and feeds replicas. */
  PRIMARY,
  /** Follows another engine. */
  REPLICA,
  /** Booted and waiting to be told its role; serves no data. */
  UNASSIGNED
}
