package dev.baton.engine.keyspace;

/** Wants to know whether a key was changed since it was watched. */
public interface Watcher {
  /** A watched key was written, deleted or given another expiry. */
  void keyChanged();
}
